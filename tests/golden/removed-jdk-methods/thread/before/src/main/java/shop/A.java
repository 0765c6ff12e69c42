package shop;

class A {
    void a(Thread t) {
        t.stop(new Error());
        System.runFinalizersOnExit(true);
    }
}

package shop;

class A {
    void a(Thread t) {
        t.interrupt();
    }
}

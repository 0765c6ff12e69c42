package shop;

class A {
    void a(Server t) {
        t.stop(5);
    }
}

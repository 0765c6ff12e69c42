package shop;

class A {
    void a(B b) {
        b.name();
    }
}

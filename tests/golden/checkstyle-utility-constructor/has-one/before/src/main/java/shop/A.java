package shop;

class A {
    A() {
    }

    static void a() {
    }
}

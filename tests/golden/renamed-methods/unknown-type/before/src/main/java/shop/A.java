package shop;

class A {
    void a(B x) {
        x.getStatusCode();
    }
}

package shop;

class A {
    void a() { b(); /* all */ }
}

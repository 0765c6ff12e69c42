package shop;

class A {
    int a_b = 1;
}

package shop;

class A {
    Function<X, Y> f = ignored -> new Y();
    int a_b = 1;
}

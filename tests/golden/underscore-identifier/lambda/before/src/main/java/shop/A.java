package shop;

class A {
    Function<X, Y> f = _ -> new Y();
    int a_b = 1;
}

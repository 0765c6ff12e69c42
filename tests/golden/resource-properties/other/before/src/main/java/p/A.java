package p;

class A {
    ResourceProperties own;
}

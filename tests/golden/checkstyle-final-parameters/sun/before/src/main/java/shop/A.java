package shop;

class A {
    int a(int first, int second) {
        second += first;
        final int third = second;
        return third;
    }

    void all(String... names) {
    }
}

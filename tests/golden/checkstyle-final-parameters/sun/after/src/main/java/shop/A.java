package shop;

class A {
    int a(final int first, int second) {
        second += first;
        final int third = second;
        return third;
    }

    void all(final String... names) {
    }
}

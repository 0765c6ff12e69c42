package shop;

class A {
    private final int first = 1;

    /** Told. */
    static int told(int a) {
        return a;
    }

    /**
     * Asked.
     *
     * @param a the a
     */
    @Override
    int asked(int a,
            java.util.List<String> names) {
        return a;
    }
}

package shop;

class A {
    private final int first = 1;

    /**
     * Told.
     *
     * @param a the int
     * @return the int
     */
    static int told(int a) {
        return a;
    }

    /**
     * Asked.
     *
     * @param a the a
     * @param names the list
     */
    @Override
    int asked(int a,
            java.util.List<String> names) {
        return a;
    }
}

package shop;

class A {
    /** Told. */
    @Override
    public void run() {
    }
}

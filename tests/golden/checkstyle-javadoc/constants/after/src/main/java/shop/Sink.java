package shop;

interface Sink {
    /**
     * The input.
     */
    String INPUT = "input";
}

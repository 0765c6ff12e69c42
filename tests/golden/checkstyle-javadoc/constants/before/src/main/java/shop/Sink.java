package shop;

interface Sink {
    String INPUT = "input";
}

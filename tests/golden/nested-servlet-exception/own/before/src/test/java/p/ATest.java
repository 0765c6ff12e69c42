package p;

class ATest {
    static class NestedServletException extends RuntimeException {
    }
}

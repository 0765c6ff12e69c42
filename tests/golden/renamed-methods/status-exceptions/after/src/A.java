class A {
    int code(WebExchangeBindException e) {
        return e.getStatusCode().value();
    }
}

class A {
    int code(WebExchangeBindException e) {
        return e.getStatus().value();
    }
}

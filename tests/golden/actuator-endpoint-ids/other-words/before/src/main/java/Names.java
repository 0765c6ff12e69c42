class Names {
    static final String LOGGER = "httptrace";
}

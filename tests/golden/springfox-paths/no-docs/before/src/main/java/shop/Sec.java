package shop;

class Sec {
    static final String[] OPEN = {"/v2/api-docs"};
}

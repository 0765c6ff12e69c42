package shop;

class First {

    static final int ORDER = 1;
}

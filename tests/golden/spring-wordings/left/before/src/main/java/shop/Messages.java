package shop;

class Messages {
    static final String NO_CSV = "Content type 'text/csv' not supported";
}

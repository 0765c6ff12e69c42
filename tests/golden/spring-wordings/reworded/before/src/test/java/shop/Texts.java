package shop;

interface Texts {
    String NO_JSON = "JSON parse error: no json; nested exception is com.fasterxml.jackson.core.JsonParseException: no json";
    String OTHER = "Content type 'text/plain' not supported";
}

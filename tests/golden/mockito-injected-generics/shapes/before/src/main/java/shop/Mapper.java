package shop;

interface Mapper<T> {
    String map(T value);
}

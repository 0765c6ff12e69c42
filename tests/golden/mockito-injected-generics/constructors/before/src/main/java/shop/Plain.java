package shop;

public class Plain {
    private Mapper<Order> mapper;
    private Names<String> names;
    private Names<?> others;
}

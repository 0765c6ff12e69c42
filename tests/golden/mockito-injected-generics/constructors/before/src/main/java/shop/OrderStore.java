package shop;

import lombok.RequiredArgsConstructor;

@RequiredArgsConstructor
public class OrderStore {
    private final Mapper<Order> mapper;
    private Names<String> names;
}

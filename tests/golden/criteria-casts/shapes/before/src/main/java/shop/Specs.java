package shop;

import org.springframework.data.jpa.domain.Specification;

public class Specs {
    static Specification<Order> number(String text) {
        return (root, query, builder) -> builder.like(root.get("id").as(String.class), text + "%");
    }
}

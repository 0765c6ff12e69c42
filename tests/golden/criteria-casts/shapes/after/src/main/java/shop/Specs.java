package shop;

import org.hibernate.query.criteria.JpaExpression;
import org.springframework.data.jpa.domain.Specification;

public class Specs {
    static Specification<Order> number(String text) {
        return (root, query, builder) -> builder.like(((JpaExpression<?>) root.get("id")).cast(String.class), text + "%");
    }
}

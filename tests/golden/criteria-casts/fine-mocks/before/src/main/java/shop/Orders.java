package shop;

import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.Root;

public class Orders {
    Expression<String> id(Root<Order> root) {
        return root.get("id").as(String.class);
    }
}

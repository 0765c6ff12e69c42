package shop;

import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.Path;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import java.time.LocalDate;

public class Orders {
    Predicate of(Root<Order> root, CriteriaBuilder builder, LocalDate day) {
        Path<Long> id = root.get("id");
        return builder.and(
                builder.equal(root.get("placedAt").as(LocalDate.class), day),
                builder.like(builder.lower(root.join("customer").get("number").as(String.class)), "7%"),
                builder.like(id.as(String.class), "7%"),
                builder.equal(builder.function("year", Integer.class, root.get("placedAt")).as(String.class), "2020"));
    }

    Expression<LocalDate> shifted(Root<Order> root, CriteriaBuilder builder) {
        var shifted = builder.function("timestamp", java.time.LocalDateTime.class, root.get("placedAt"));
        return shifted.as(LocalDate.class);
    }

    Expression<java.sql.Date> changed(Root<Order> root) {
        return root.get("changed").as(java.sql.Date.class);
    }

    Expression<String> any(Root<Order> root, String name) {
        return root.get(name).as(String.class);
    }

    Expression<java.sql.Date> day(Root<Order> root) {
        return root.<java.sql.Timestamp>get("placedAt").as(java.sql.Date.class);
    }
}

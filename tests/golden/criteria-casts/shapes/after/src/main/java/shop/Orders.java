package shop;

import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.Path;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import java.time.LocalDate;
import org.hibernate.query.criteria.JpaExpression;

public class Orders {
    Predicate of(Root<Order> root, CriteriaBuilder builder, LocalDate day) {
        Path<Long> id = root.get("id");
        return builder.and(
                builder.equal(((JpaExpression<?>) root.get("placedAt")).cast(LocalDate.class), day),
                builder.like(builder.lower(((JpaExpression<?>) root.join("customer").get("number")).cast(String.class)), "7%"),
                builder.like(((JpaExpression<?>) id).cast(String.class), "7%"),
                builder.equal(((JpaExpression<?>) builder.function("year", Integer.class, root.get("placedAt"))).cast(String.class), "2020"));
    }

    Expression<LocalDate> shifted(Root<Order> root, CriteriaBuilder builder) {
        var shifted = builder.function("timestamp", java.time.LocalDateTime.class, root.get("placedAt"));
        return ((JpaExpression<?>) shifted).cast(LocalDate.class);
    }

    Expression<java.sql.Date> changed(Root<Order> root) {
        return ((JpaExpression<?>) root.get("changed")).cast(java.sql.Date.class);
    }

    Expression<String> any(Root<Order> root, String name) {
        return ((JpaExpression<?>) root.get(name)).cast(String.class);
    }

    Expression<java.sql.Date> day(Root<Order> root) {
        return ((JpaExpression<?>) root.<java.sql.Timestamp>get("placedAt")).cast(java.sql.Date.class);
    }
}

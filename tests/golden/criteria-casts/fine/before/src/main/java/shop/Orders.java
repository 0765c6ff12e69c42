package shop;

import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.Root;
import java.util.function.Function;

public class Orders {
    private Replies replies;

    Expression<Pet> pet(Root<Order> root) {
        return root.get("pet").as(Pet.class);
    }

    Expression<String> code(Root<Order> root) {
        return root.get("code").as(String.class);
    }

    Expression<Integer> amount(Root<Order> root) {
        return root.get("amount").as(Integer.class);
    }

    Expression<Integer> year(Expression<Integer> year) {
        return year.as(Integer.class);
    }

    String text(Function<String, Reply> client) {
        return replies.get("x").as(String.class) + client.apply("y").as(String.class);
    }
}

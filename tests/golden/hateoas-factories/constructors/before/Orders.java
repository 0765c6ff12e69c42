package a;

import java.util.List;
import org.springframework.hateoas.CollectionModel;
import org.springframework.hateoas.EntityModel;
import org.springframework.hateoas.Link;

class Orders {
    CollectionModel<EntityModel<Order>> all(Order order) {
        return new CollectionModel<>(List.of(new EntityModel<Order>(order, new Link("/orders/1"))), new Link("/orders", "self"));
    }
}

package a;

import java.util.List;
import org.springframework.hateoas.CollectionModel;
import org.springframework.hateoas.EntityModel;
import org.springframework.hateoas.Link;

class Orders {
    CollectionModel<EntityModel<Order>> all(Order order) {
        return CollectionModel.of(List.of(EntityModel.of(order, Link.of("/orders/1"))), Link.of("/orders", "self"));
    }
}

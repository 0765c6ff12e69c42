package a;

import org.springframework.hateoas.EntityModel;

class OrderModel extends EntityModel<Order> {
    EntityModel<Order> made = new EntityModel<>(new Order()) {
    };
    Link link = new Link("mine");
}

package shop;

import org.springframework.hateoas.Link;

class OrderController {

    Link self(Orders orders) {
        return orders.links().findFirst();
    }
}

package shop;

import java.net.URI;
import org.springframework.hateoas.EntityModel;
import org.springframework.hateoas.Link;

class OrderController {

    URI created(EntityModel<Order> model) {
        Link self = model.getLink("self");
        return URI.create(model.getLink("next").getHref() + self.getHref());
    }
}

package shop;

import java.net.URI;
import org.springframework.hateoas.EntityModel;
import org.springframework.hateoas.IanaLinkRelations;

class OrderController {

    URI created(EntityModel model) {
        return URI.create(model.getRequiredLink(IanaLinkRelations.SELF).expand().getHref());
    }
}

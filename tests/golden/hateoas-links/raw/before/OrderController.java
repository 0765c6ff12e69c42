package shop;

import java.net.URI;
import org.springframework.hateoas.EntityModel;
import org.springframework.hateoas.IanaLinkRelations;

class OrderController {

    URI created(EntityModel model) {
        return URI.create(model.getLink(IanaLinkRelations.SELF).orElse(null).expand().getHref());
    }
}

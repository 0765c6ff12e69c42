package a;

import org.springframework.data.web.PagedResourcesAssembler;
import org.springframework.hateoas.CollectionModel;
import org.springframework.hateoas.EntityModel;
import org.springframework.hateoas.RepresentationModel;

class Orders {
    private final Assembler assembler;

    EntityModel<Order> one(long id) {
        return assembler.toModel(find(id));
    }

    CollectionModel<EntityModel<Order>> all(PagedResourcesAssembler<Order> pages) {
        return pages.toModel(find(), assembler);
    }
}

class Home extends RepresentationModel<Home> {
}

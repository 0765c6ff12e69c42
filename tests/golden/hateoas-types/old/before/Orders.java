package a;

import org.springframework.data.web.PagedResourcesAssembler;
import org.springframework.hateoas.Resource;
import org.springframework.hateoas.ResourceSupport;
import org.springframework.hateoas.Resources;

class Orders {
    private final Assembler assembler;

    Resource<Order> one(long id) {
        return assembler.toResource(find(id));
    }

    Resources<Resource<Order>> all(PagedResourcesAssembler<Order> pages) {
        return pages.toResource(find(), assembler);
    }
}

class Home extends ResourceSupport {
}

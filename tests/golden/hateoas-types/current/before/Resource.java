package a;

import org.springframework.core.io.Resource;
import org.springframework.hateoas.EntityModel;

class Files {
    Resource toResource(String name) {
        return converter.toResource(name);
    }
}

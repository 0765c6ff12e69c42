package a;

import org.springframework.hateoas.RepresentationModel;
import org.springframework.hateoas.server.mvc.RepresentationModelAssemblerSupport;

abstract class BaseAssembler<T, R extends RepresentationModel<?>> extends RepresentationModelAssemblerSupport<T, R> {

    BaseAssembler(Class<?> controller, Class<R> type) {
        super(controller, type);
    }
}

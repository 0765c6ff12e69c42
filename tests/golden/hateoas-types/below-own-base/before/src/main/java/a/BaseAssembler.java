package a;

import org.springframework.hateoas.ResourceSupport;
import org.springframework.hateoas.mvc.ResourceAssemblerSupport;

abstract class BaseAssembler<T, R extends ResourceSupport> extends ResourceAssemblerSupport<T, R> {

    BaseAssembler(Class<?> controller, Class<R> type) {
        super(controller, type);
    }
}

package p;

import org.springframework.boot.autoconfigure.web.ResourceProperties;
import org.springframework.boot.autoconfigure.web.reactive.error.AbstractErrorWebExceptionHandler;
import org.springframework.boot.web.reactive.error.ErrorAttributes;
import org.springframework.stereotype.Component;

@Component
class Own extends AbstractErrorWebExceptionHandler {
    Own(ErrorAttributes attributes) {
        super(attributes, new ResourceProperties(), null);
    }
}

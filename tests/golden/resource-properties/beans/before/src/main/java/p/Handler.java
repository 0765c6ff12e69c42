package p;

import org.springframework.boot.autoconfigure.web.ResourceProperties;
import org.springframework.boot.autoconfigure.web.reactive.error.AbstractErrorWebExceptionHandler;
import org.springframework.boot.web.reactive.error.ErrorAttributes;

class Handler extends AbstractErrorWebExceptionHandler {
    Handler(ErrorAttributes attributes, ResourceProperties resourceProperties) {
        super(attributes, resourceProperties, null);
    }
}

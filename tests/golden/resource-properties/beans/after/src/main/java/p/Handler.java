package p;

import org.springframework.boot.autoconfigure.web.WebProperties;
import org.springframework.boot.autoconfigure.web.reactive.error.AbstractErrorWebExceptionHandler;
import org.springframework.boot.web.reactive.error.ErrorAttributes;

class Handler extends AbstractErrorWebExceptionHandler {
    Handler(ErrorAttributes attributes, WebProperties.Resources resourceProperties) {
        super(attributes, resourceProperties, null);
    }
}

package p;

import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

public abstract class BaseErrors extends ResponseEntityExceptionHandler {
}

package p;

import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

@ControllerAdvice
class Rest {
    @ExceptionHandler(RuntimeException.class)
    String all() {
        return "error";
    }
}

package p;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

@ControllerAdvice
public class Errors extends ResponseEntityExceptionHandler {

    @ExceptionHandler(Exception.class)
    public ResponseEntity<String> all(Exception exc) {
        return ResponseEntity.badRequest().body("all");
    }

    @ExceptionHandler({RuntimeException.class, java.io.IOException.class})
    public ResponseEntity<String> some(Exception exc) {
        return ResponseEntity.badRequest().body("some");
    }
}

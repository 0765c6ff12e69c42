package p;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

@ControllerAdvice
public class Errors extends ResponseEntityExceptionHandler {

    @ExceptionHandler(IllegalStateException.class)
    public ResponseEntity<String> broken(IllegalStateException exc) {
        return ResponseEntity.badRequest().body("broken");
    }

    @ExceptionHandler(ResponseStatusException.class)
    public void leaveResponseStatus(ResponseStatusException ex) {
        throw ex;
    }
}

package shop;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

@ControllerAdvice
class Errors {

    @ExceptionHandler(Exception.class)
    ResponseEntity<String> any(Exception exception) {
        return ResponseEntity.internalServerError().body("error");
    }
}

package shop;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

class Advice extends ResponseEntityExceptionHandler {
    @Override
    protected ResponseEntity<Object> handleMethodArgumentNotValid(Bad ex, HttpHeaders headers, HttpStatus status, WebRequest request) {
        log(status.getReasonPhrase());
        return new ResponseEntity<>(ex, headers, status);
    }

    ResponseEntity<Object> other(Exception ex, HttpStatus status) {
        return new ResponseEntity<>(HttpStatus.CONFLICT);
    }
}

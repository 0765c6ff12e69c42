package p;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

@ControllerAdvice
public class Errors extends BaseErrors {

    @ExceptionHandler
    ResponseEntity tooBig(final MaxUploadSizeExceededException exc, WebRequest web) {
        return ResponseEntity.badRequest().build();
    }
}

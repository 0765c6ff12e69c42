package p;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.multipart.MaxUploadSizeExceededException;

@ControllerAdvice
public class Errors {
    @ExceptionHandler(MaxUploadSizeExceededException.class)
    public ResponseEntity<String> tooBig(MaxUploadSizeExceededException exc) {
        return ResponseEntity.badRequest().body("big");
    }
}

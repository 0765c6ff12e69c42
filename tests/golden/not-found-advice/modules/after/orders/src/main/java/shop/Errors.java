package shop;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.resource.NoResourceFoundException;

@ControllerAdvice
class Errors {

    @ExceptionHandler(Exception.class)
    ResponseEntity<String> any(Exception exception) {
        return ResponseEntity.internalServerError().body("error");
    }

    @ExceptionHandler(NoResourceFoundException.class)
    public void handleNoResourceFound(HttpServletResponse response) throws IOException {
        response.sendError(HttpServletResponse.SC_NOT_FOUND);
    }
}

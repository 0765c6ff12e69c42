package a;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

@RestControllerAdvice
public class A extends ResponseEntityExceptionHandler {
    @Override
    protected ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException ex, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        HttpHeaders answerHeaders = new HttpHeaders();
        answerHeaders.putAll(headers);
        Problem problem = Problem.of(ex);
        answerHeaders.setContentType(MediaType.APPLICATION_JSON);
        answerHeaders.add("X-Problem", problem.id());
        return handleExceptionInternal(ex, problem, answerHeaders, status, request);
    }

    @ExceptionHandler(IllegalStateException.class)
    public ResponseEntity<Object> refused(IllegalStateException ex, WebRequest request) {
        HttpHeaders headers = new HttpHeaders();
        headers.setContentType(MediaType.TEXT_PLAIN);
        return new ResponseEntity<>(ex.getMessage(), headers, 409);
    }
}

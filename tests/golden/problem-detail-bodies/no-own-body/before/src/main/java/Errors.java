import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

class Errors extends ResponseEntityExceptionHandler {

    @Override
    protected ResponseEntity<Object> handleExceptionInternal(Exception ex, Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return super.handleExceptionInternal(ex, new Problem(ex == null ? "" : ex.getMessage()), headers, status, request);
    }
}

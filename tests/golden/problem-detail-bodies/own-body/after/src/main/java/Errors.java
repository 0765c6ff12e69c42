import org.springframework.http.HttpHeaders;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

class Errors extends ResponseEntityExceptionHandler {

    @Override
    protected ResponseEntity<Object> handleExceptionInternal(Exception ex, Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        if (body == null || body instanceof ProblemDetail) {
            body = new Problem(status);
        }
        Object own = (null != body && !(body instanceof ProblemDetail)) ? body : "none";
        return super.handleExceptionInternal(ex, own, headers, status, request);
    }
}

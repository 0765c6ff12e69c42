import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;

class Log {
    void log(ServerHttpResponse response) {
        HttpStatusCode status = response.getStatusCode();
        if (status != null && status.isError()) {
            warn(HttpStatus.OK);
        }
    }
}

import org.springframework.http.HttpStatus;

class Log {
    void log(ServerHttpResponse response) {
        HttpStatus status = response.getStatusCode();
        if (status != null && status.isError()) {
            warn(HttpStatus.OK);
        }
    }
}

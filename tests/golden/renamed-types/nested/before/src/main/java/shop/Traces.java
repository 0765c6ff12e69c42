package shop;

import org.springframework.boot.actuate.trace.http.HttpTrace;
import org.springframework.boot.actuate.trace.http.HttpTrace.Request;

class Traces {
    boolean files(HttpTrace trace) {
        Request request = trace.getRequest();
        return request.getUri().getPath().contains("/files");
    }
}

package shop;

import org.springframework.boot.actuate.web.exchanges.HttpExchange;
import org.springframework.boot.actuate.web.exchanges.HttpExchange.Request;

class Traces {
    boolean files(HttpExchange trace) {
        Request request = trace.getRequest();
        return request.getUri().getPath().contains("/files");
    }
}

package shop;

import java.io.IOException;
import org.springframework.http.HttpRequest;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.web.client.DefaultResponseErrorHandler;

class Errors extends DefaultResponseErrorHandler {
    @Override
    public void handleError(ClientHttpResponse response) throws IOException {
        if (getHttpStatusCode(response).is4xxClientError()) {
            throw new IOException();
        }
        super.handleError(response);
    }

    String method(HttpRequest request) {
        return request
            .getMethodValue().toLowerCase();
    }
}

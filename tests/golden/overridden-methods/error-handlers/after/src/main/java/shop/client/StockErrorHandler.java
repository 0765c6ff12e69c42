package shop.client;

import java.io.IOException;
import java.net.URI;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.ClientHttpResponse;

public class StockErrorHandler extends LoggedErrorHandler {

    @Override
    protected void handleError(ClientHttpResponse response, HttpStatusCode statusCode, URI url, HttpMethod method) throws IOException {
        if (statusCode.value() != 404) {
            super.handleError(response, statusCode, url, method);
        }
    }

    @Override
    public void handleError(ClientHttpResponse response) throws IOException {
        this.handleError(response, response.getStatusCode(), null, null);
    }
}

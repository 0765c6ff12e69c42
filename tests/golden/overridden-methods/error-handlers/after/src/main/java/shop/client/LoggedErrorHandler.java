package shop.client;

import java.io.IOException;
import java.net.URI;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.web.client.DefaultResponseErrorHandler;

public abstract class LoggedErrorHandler extends DefaultResponseErrorHandler {

    protected void handleError(ClientHttpResponse response, HttpStatusCode statusCode, URI url, HttpMethod methodGiven) throws IOException {
        String method = "logged";
        super.handleError(response, statusCode, url, methodGiven);
    }
}

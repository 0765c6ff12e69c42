package shop;

import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.web.client.DefaultResponseErrorHandler;
import org.springframework.web.client.RestTemplate;

class Clients {

    RestTemplate template() {
        RestTemplate template = new RestTemplate();
        template.setErrorHandler(new DefaultResponseErrorHandler() {
            protected boolean hasError(HttpStatusCode status) {
                return HttpStatus.valueOf(status.value()).series() == HttpStatus.Series.SERVER_ERROR;
            }

            @Override
            public void handleError(ClientHttpResponse response) throws IOException {
                throw new IOException(response.getStatusText());
            }
        });
        return template;
    }

    ServerHttpResponse noted(ServerHttpResponse response) {
        return new ServerHttpResponseDecorator(response) {
            public boolean setStatusCode(HttpStatusCode status) {
                System.out.println(HttpStatus.valueOf(status.value()).getReasonPhrase());
                return super.setStatusCode(status);
            }
        };
    }
}

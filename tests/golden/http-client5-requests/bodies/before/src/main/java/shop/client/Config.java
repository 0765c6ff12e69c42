package shop.client;

import java.net.URI;
import org.apache.http.client.methods.HttpUriRequest;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.HttpComponentsClientHttpRequestFactory;

class Config {

    HttpComponentsClientHttpRequestFactory factory() {
        return new HttpComponentsClientHttpRequestFactory() {
            protected HttpUriRequest createHttpUriRequest(HttpMethod httpMethod, URI uri) {
                return HttpMethod.DELETE == httpMethod
                        ? new DeleteWithBody(uri) : super.createHttpUriRequest(httpMethod, uri);
            }
        };
    }
}

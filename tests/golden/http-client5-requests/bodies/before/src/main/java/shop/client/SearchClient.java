package shop.client;

import java.net.URI;
import org.apache.http.client.methods.HttpEntityEnclosingRequestBase;
import org.apache.http.client.methods.HttpUriRequest;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.HttpComponentsClientHttpRequestFactory;
import org.springframework.web.client.RestTemplate;

public class SearchClient {

    private final RestTemplate template = new RestTemplate(new SearchFactory());

    private static final class SearchFactory extends HttpComponentsClientHttpRequestFactory {

        @Override
        protected HttpUriRequest createHttpUriRequest(HttpMethod httpMethod, URI uri) {
            if (httpMethod == HttpMethod.GET) {
                return new SearchRequest(uri);
            }
            return super.createHttpUriRequest(httpMethod, uri);
        }
    }

    private static final class SearchRequest extends HttpEntityEnclosingRequestBase {

        SearchRequest(final URI uri) {
            super.setURI(uri);
        }

        @Override
        public String getMethod() {
            return HttpMethod.GET.name();
        }
    }
}

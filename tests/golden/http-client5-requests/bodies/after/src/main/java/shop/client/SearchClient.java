package shop.client;

import java.net.URI;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.HttpComponentsClientHttpRequestFactory;
import org.springframework.web.client.RestTemplate;

public class SearchClient {

    private final RestTemplate template = new RestTemplate(new SearchFactory());

    private static final class SearchFactory extends HttpComponentsClientHttpRequestFactory {

        @Override
        protected ClassicHttpRequest createHttpUriRequest(HttpMethod httpMethod, URI uri) {
            if (httpMethod == HttpMethod.GET) {
                return new SearchRequest(uri);
            }
            return super.createHttpUriRequest(httpMethod, uri);
        }
    }

    private static final class SearchRequest extends HttpUriRequestBase {

        SearchRequest(final URI uri) {
            super(HttpMethod.GET.name(), uri);
        }

        @Override
        public String getMethod() {
            return HttpMethod.GET.name();
        }
    }
}

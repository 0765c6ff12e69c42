import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpRequest;
import org.springframework.http.client.support.HttpRequestWrapper;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;

class Requests {
    static class Post extends HttpRequestWrapper {
        Post(HttpRequest request) {
            super(request);
        }

        @Override
        public HttpMethod getMethod() {
            return HttpMethod.valueOf("POST");
        }
    }

    static class Fixed implements HttpRequest {
        private String method;

        @Override
        public HttpMethod getMethod() {
            return HttpMethod.valueOf(method);
        }

        private final Map<String, Object> ownAttributes = new HashMap<>();

        @Override
        public Map<String, Object> getAttributes() {
            return ownAttributes;
        }

        @Override
        public URI getURI() {
            return null;
        }

        @Override
        public HttpHeaders getHeaders() {
            return null;
        }
    }

    ServerHttpRequest decorated(ServerHttpRequest request, boolean again) {
        return new ServerHttpRequestDecorator(request) {
            @Override
            public HttpMethod getMethod() {
                if (again) {
                    return request.getMethod();
                }
                return super.getMethod();
            }
        };
    }
}

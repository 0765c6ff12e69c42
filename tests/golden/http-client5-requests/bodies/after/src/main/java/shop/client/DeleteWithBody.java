package shop.client;

import java.net.URI;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;

class DeleteWithBody extends HttpUriRequestBase {

    static final String METHOD_NAME = "DELETE";

    DeleteWithBody(URI uri) {
        super(METHOD_NAME, uri);
    }

    DeleteWithBody(String uri) {
        super(METHOD_NAME, URI.create(uri));
    }

    @Override
    public String getMethod() {
        return METHOD_NAME;
    }
}

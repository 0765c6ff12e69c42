package shop.client;

import java.net.URI;
import org.apache.http.client.methods.HttpEntityEnclosingRequestBase;

class DeleteWithBody extends HttpEntityEnclosingRequestBase {

    static final String METHOD_NAME = "DELETE";

    DeleteWithBody(URI uri) {
        super();
        setURI(uri);
    }

    DeleteWithBody(String uri) {
        super();
        setURI(URI.create(uri));
    }

    DeleteWithBody() {
        super();
    }

    @Override
    public String getMethod() {
        return METHOD_NAME;
    }
}

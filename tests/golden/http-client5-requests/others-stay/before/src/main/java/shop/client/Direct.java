package shop.client;

import java.io.IOException;
import org.apache.http.impl.client.CloseableHttpClient;

class Direct {

    void remove(CloseableHttpClient client, String uri) throws IOException {
        client.execute(new DeleteWithBody(uri)).close();
    }
}

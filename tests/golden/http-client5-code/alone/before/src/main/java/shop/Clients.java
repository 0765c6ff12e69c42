package shop;

import javax.net.ssl.SSLContext;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClientBuilder;
import org.apache.http.impl.client.HttpClients;
import org.apache.http.impl.conn.PoolingHttpClientConnectionManager;

class Clients {

    CloseableHttpClient client(SSLContext context) {
        PoolingHttpClientConnectionManager manager = new PoolingHttpClientConnectionManager();
        HttpClientBuilder builder = HttpClients.custom();
        if (context != null) {
            builder.setSSLContext(context);
        }
        builder.setConnectionManager(manager);
        return builder.build();
    }
}

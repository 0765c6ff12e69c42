package a;

import javax.net.ssl.SSLContext;
import org.apache.http.conn.ssl.SSLConnectionSocketFactory;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClients;
import org.apache.http.ssl.PrivateKeyStrategy;
import org.apache.http.ssl.SSLContextBuilder;
import org.springframework.http.client.HttpComponentsClientHttpRequestFactory;

class Clients {
    HttpComponentsClientHttpRequestFactory factory(java.security.KeyStore keys, char[] secret) throws Exception {
        PrivateKeyStrategy first = (aliases, socket) -> "first";
        SSLContext context = SSLContextBuilder.create().loadKeyMaterial(keys, secret, first).build();
        SSLConnectionSocketFactory sockets = new SSLConnectionSocketFactory(context);
        CloseableHttpClient client = HttpClients.custom().setSSLSocketFactory(sockets).build();
        return new HttpComponentsClientHttpRequestFactory(client);
    }
}

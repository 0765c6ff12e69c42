package a;

import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.SSLConnectionSocketFactory;
import org.apache.hc.core5.ssl.PrivateKeyStrategy;
import org.apache.hc.core5.ssl.SSLContextBuilder;
import org.springframework.http.client.HttpComponentsClientHttpRequestFactory;

class Clients {
    HttpComponentsClientHttpRequestFactory factory(java.security.KeyStore keys, char[] secret) throws Exception {
        PrivateKeyStrategy first = (aliases, socket) -> "first";
        SSLContext context = SSLContextBuilder.create().loadKeyMaterial(keys, secret, first).build();
        SSLConnectionSocketFactory sockets = new SSLConnectionSocketFactory(context);
        CloseableHttpClient client = HttpClients.custom().setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create().setSSLSocketFactory(sockets).build()).build();
        return new HttpComponentsClientHttpRequestFactory(client);
    }
}

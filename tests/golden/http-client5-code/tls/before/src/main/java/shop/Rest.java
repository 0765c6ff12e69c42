package shop;

import javax.net.ssl.SSLContext;

import org.apache.http.client.config.RequestConfig;
import org.apache.http.conn.ssl.NoopHostnameVerifier;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClients;
import org.apache.http.ssl.SSLContextBuilder;
import org.springframework.http.client.HttpComponentsClientHttpRequestFactory;

class Rest {
    HttpComponentsClientHttpRequestFactory factory() throws Exception {
        SSLContext context = new SSLContextBuilder().loadTrustMaterial(null, (chain, type) -> true).build();
        RequestConfig config = RequestConfig.custom().setConnectTimeout(500).setSocketTimeout(READ).build();
        CloseableHttpClient client = HttpClients.custom()
                .setSSLContext(context)
                .setSSLHostnameVerifier(NoopHostnameVerifier.INSTANCE)
                .setMaxConnTotal(20)
                .setDefaultRequestConfig(config)
                .build();
        HttpComponentsClientHttpRequestFactory factory = new HttpComponentsClientHttpRequestFactory(client);
        factory.setConnectTimeout(500);
        return factory;
    }
}

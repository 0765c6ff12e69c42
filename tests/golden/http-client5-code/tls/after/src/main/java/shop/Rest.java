package shop;

import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;

import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.NoopHostnameVerifier;
import org.apache.hc.client5.http.ssl.SSLConnectionSocketFactory;
import org.apache.hc.core5.ssl.SSLContextBuilder;
import org.springframework.http.client.HttpComponentsClientHttpRequestFactory;

class Rest {
    HttpComponentsClientHttpRequestFactory factory() throws Exception {
        SSLContext context = new SSLContextBuilder().loadTrustMaterial(null, (chain, type) -> true).build();
        RequestConfig config = RequestConfig.custom().setConnectTimeout(500, TimeUnit.MILLISECONDS).setResponseTimeout(READ, TimeUnit.MILLISECONDS).build();
        CloseableHttpClient client = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create().setSSLSocketFactory(new SSLConnectionSocketFactory(context, NoopHostnameVerifier.INSTANCE)).setMaxConnTotal(20).build())
                .setDefaultRequestConfig(config)
                .build();
        HttpComponentsClientHttpRequestFactory factory = new HttpComponentsClientHttpRequestFactory(client);
        factory.setConnectTimeout(500);
        return factory;
    }
}

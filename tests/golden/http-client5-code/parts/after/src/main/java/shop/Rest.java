package shop;

import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.springframework.http.client.HttpComponentsClientHttpRequestFactory;

class Rest {
    HttpComponentsClientHttpRequestFactory factory(CloseableHttpClient client) {
        return new HttpComponentsClientHttpRequestFactory(client);
    }
}

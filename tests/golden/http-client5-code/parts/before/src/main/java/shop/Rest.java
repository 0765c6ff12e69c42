package shop;

import org.apache.http.impl.client.CloseableHttpClient;
import org.springframework.http.client.HttpComponentsClientHttpRequestFactory;

class Rest {
    HttpComponentsClientHttpRequestFactory factory(CloseableHttpClient client) {
        return new HttpComponentsClientHttpRequestFactory(client);
    }
}

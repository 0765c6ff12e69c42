package a.orders;

import org.springframework.security.oauth2.client.OAuth2RestTemplate;
import org.springframework.stereotype.Service;

@Service
class Stock {

    private final OAuth2RestTemplate calls;

    Stock(OAuth2RestTemplate calls) {
        this.calls = calls;
    }

    int left(String article) {
        return calls.getForObject("http://stock/left/" + article, Integer.class);
    }
}

package a.orders;

import org.springframework.stereotype.Service;
import org.springframework.web.client.RestTemplate;

@Service
class Stock {

    private final RestTemplate calls;

    Stock(RestTemplate calls) {
        this.calls = calls;
    }

    int left(String article) {
        return calls.getForObject("http://stock/left/" + article, Integer.class);
    }
}

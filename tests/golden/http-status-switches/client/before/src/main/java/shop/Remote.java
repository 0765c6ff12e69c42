package shop;

import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestTemplate;

class Remote {

    private final RestTemplate template = new RestTemplate();

    String get() {
        try {
            return template.getForObject("/orders", String.class);
        } catch (HttpClientErrorException e) {
            switch (e.getStatusCode()) {
                case NOT_FOUND:
                    return "none";
                case UNAUTHORIZED:
                case FORBIDDEN:
                    return "not for you";
                default:
                    throw e;
            }
        }
    }
}

package shop;

import shop.log.LoggingErrorHandler;

class Config {
    void a(RestTemplate template) {
        template.setErrorHandler(new LoggingErrorHandler());
    }
}

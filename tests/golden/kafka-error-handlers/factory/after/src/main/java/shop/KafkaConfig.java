package shop;

import org.springframework.kafka.listener.DefaultErrorHandler;

class KafkaConfig {
    void a(Factory factory, Recoverer recoverer) {
        DefaultErrorHandler handler = new DefaultErrorHandler(recoverer);
        handler.addNotRetryableExceptions(Bad.class);
        factory.setCommonErrorHandler(handler);
    }
}

package shop;

import org.springframework.kafka.listener.SeekToCurrentErrorHandler;

class KafkaConfig {
    void a(Factory factory, Recoverer recoverer) {
        SeekToCurrentErrorHandler handler = new SeekToCurrentErrorHandler(recoverer);
        handler.addNotRetryableException(Bad.class);
        factory.setErrorHandler(handler);
    }
}

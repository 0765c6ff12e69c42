package shop;

import java.time.Duration;
import org.springframework.util.unit.DataSize;

class A {
    void a(MultipartConfigFactory factory, RestTemplateBuilder builder) {
        factory.setMaxFileSize(DataSize.parse("10MB"));
        builder.setConnectTimeout(Duration.ofMillis(5000));
    }
}

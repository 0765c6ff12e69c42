package shop;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.client.TestRestTemplate;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class MetricsTest {
    @Autowired
    TestRestTemplate rest;

    @Test
    void scraped() {
        assertThat(rest.getForObject("/actuator/prometheus", String.class)).contains("jvm_memory_used_bytes");
    }
}

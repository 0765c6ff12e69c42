package a;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.autoconfigure.web.reactive.WebFluxTest;
import org.springframework.cloud.circuitbreaker.resilience4j.ReactiveResilience4JAutoConfiguration;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

@WebFluxTest(controllers = A.class)
@TestPropertySource(properties = "spring.cloud.circuitbreaker.bulkhead.resilience4j.enabled=false")
@Import({ReactiveResilience4JAutoConfiguration.class, Config.class})
class ATest {
    @Test
    void answers() {
    }
}

package a;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.autoconfigure.web.reactive.WebFluxTest;
import org.springframework.cloud.circuitbreaker.resilience4j.ReactiveResilience4JAutoConfiguration;
import org.springframework.context.annotation.Import;

@WebFluxTest(controllers = A.class)
@Import({ReactiveResilience4JAutoConfiguration.class, Config.class})
class ATest {
    @Test
    void answers() {
    }
}

import static org.springframework.integration.dsl.IntegrationFlow.from;

import org.springframework.context.annotation.Bean;
import org.springframework.integration.dsl.IntegrationFlow;

class Flows {
    @Bean
    IntegrationFlow orders() {
        return IntegrationFlow.from("in")
                .channel("out")
                .get();
    }

    @Bean
    IntegrationFlow others() {
        return org.springframework.integration.dsl.IntegrationFlow.from("a").channel("b").get();
    }

    @Bean
    IntegrationFlow more() {
        return from("a").channel("b").get();
    }
}

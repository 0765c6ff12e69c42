import static org.springframework.integration.dsl.IntegrationFlows.from;

import org.springframework.context.annotation.Bean;
import org.springframework.integration.dsl.IntegrationFlow;
import org.springframework.integration.dsl.IntegrationFlows;

class Flows {
    @Bean
    IntegrationFlow orders() {
        return IntegrationFlows.from("in")
                .channel("out")
                .get();
    }

    @Bean
    IntegrationFlow others() {
        return org.springframework.integration.dsl.IntegrationFlows.from("a").channel("b").get();
    }

    @Bean
    IntegrationFlow more() {
        return from("a").channel("b").get();
    }
}

package p;

import org.springframework.context.annotation.Bean;
import org.zalando.problem.ProblemModule;

class JacksonConfiguration {
    @Bean
    ProblemModule problemModule() {
        return new ProblemModule();
    }
}

package shop;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class Config {
    @Bean
    Rule first(Names names) {
        return new Rule(names);
    }

    @Bean
    Rule second(Names names) {
        return new Rule(names);
    }
}

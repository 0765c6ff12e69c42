package shop;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class Config {
    @Bean
    @Autowired
    Rule first(Names names) {
        return new Rule(names);
    }

    @Autowired(required = false) @Bean
    Rule second(Names names) {
        return new Rule(names);
    }
}

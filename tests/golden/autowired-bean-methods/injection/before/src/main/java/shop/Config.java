package shop;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class Config {
    @Autowired
    private Names names;

    @Autowired
    void configure(Builder builder) {
        builder.names(names);
    }

    @Bean
    Rule first(@Autowired Names names) {
        return new Rule(names);
    }
}

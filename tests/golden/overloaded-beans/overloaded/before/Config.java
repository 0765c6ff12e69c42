package a;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class Config {
    @Bean
    String queue() {
        return "plain";
    }

    @Bean
    String queue(Broker broker) {
        return broker.name();
    }
}

@Configuration(proxyBeanMethods = false)
class Other {
    @Bean
    String queue() {
        return "plain";
    }

    @Bean
    String queue(Broker broker) {
        return broker.name();
    }
}

package a;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(enforceUniqueMethods = false)
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

@Configuration(proxyBeanMethods = false, enforceUniqueMethods = false)
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

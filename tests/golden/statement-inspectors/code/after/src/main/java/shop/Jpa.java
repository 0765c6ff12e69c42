package shop;

import org.hibernate.cfg.AvailableSettings;
import org.springframework.boot.autoconfigure.orm.jpa.HibernatePropertiesCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
public class Jpa {
    @Bean
    HibernatePropertiesCustomizer comments(Comments comments) {
        return properties -> { properties.put(AvailableSettings.INTERCEPTOR, comments); properties.put("hibernate.session_factory.statement_inspector", comments); };
    }
}

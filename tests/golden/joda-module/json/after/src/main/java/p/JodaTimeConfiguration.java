package p;

import com.fasterxml.jackson.datatype.joda.JodaModule;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Spring finds Jackson's module for Joda-Time no longer by itself since version 6. */
@Configuration(proxyBeanMethods = false)
class JodaTimeConfiguration {
    @Bean
    JodaModule jodaModule() {
        return new JodaModule();
    }
}

package p;

import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.datatype.joda.JodaModule;
import org.springframework.context.annotation.Bean;

class Json {
    @Bean
    Module joda() {
        return new JodaModule();
    }
}

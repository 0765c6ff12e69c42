package a;

import java.util.List;

import org.springframework.context.annotation.Bean;
import org.springframework.data.mongodb.core.convert.CustomConversions;

class Store {

    @Bean
    CustomConversions conversions() {
        return new CustomConversions(List.of(new Written()));
    }
}

package a;

import java.util.List;

import org.springframework.context.annotation.Bean;
import org.springframework.data.mongodb.core.convert.MongoCustomConversions;

class Store {

    @Bean
    MongoCustomConversions conversions() {
        return new MongoCustomConversions(List.of(new Written()));
    }
}

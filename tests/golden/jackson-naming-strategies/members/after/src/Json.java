package shop;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.PropertyNamingStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
class Json {
    PropertyNamingStrategy strategy = PropertyNamingStrategies.UPPER_CAMEL_CASE;
    PropertyNamingStrategy old = com.fasterxml.jackson.databind.PropertyNamingStrategies.SNAKE_CASE;

    ObjectMapper mapper() {
        return new ObjectMapper().setPropertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE);
    }

    static class Dotted extends PropertyNamingStrategies.NamingBase {
        @Override
        public String translate(String name) {
            return name;
        }
    }
}

package shop;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

@JsonNaming(PropertyNamingStrategy.SnakeCaseStrategy.class)
class Json {
    PropertyNamingStrategy strategy = PropertyNamingStrategy.UPPER_CAMEL_CASE;
    PropertyNamingStrategy old = com.fasterxml.jackson.databind.PropertyNamingStrategy.CAMEL_CASE_TO_LOWER_CASE_WITH_UNDERSCORES;

    ObjectMapper mapper() {
        return new ObjectMapper().setPropertyNamingStrategy(PropertyNamingStrategy.KEBAB_CASE);
    }

    static class Dotted extends PropertyNamingStrategy.PropertyNamingStrategyBase {
        @Override
        public String translate(String name) {
            return name;
        }
    }
}

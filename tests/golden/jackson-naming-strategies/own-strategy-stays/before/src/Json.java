package shop;

import com.fasterxml.jackson.databind.PropertyNamingStrategy;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;

class Json extends PropertyNamingStrategy {
    PropertyNamingStrategy strategy = PropertyNamingStrategies.SNAKE_CASE;
    Object other = Naming.PropertyNamingStrategy.SNAKE_CASE;
}

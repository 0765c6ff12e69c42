import lombok.Value;
import org.springframework.boot.context.properties.*;
import org.springframework.boot.context.properties.bind.ConstructorBinding;

class Shops {
    @Value
    @ConfigurationProperties("shop")
    static class Shop {
        String name;
    }

    @ConfigurationProperties("till")
    static class Till {
        private final int number;

        @ConstructorBinding
        Till(int number) {
            this.number = number;
        }

        Till() {
            this(1);
        }
    }
}

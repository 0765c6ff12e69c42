import lombok.Value;
import org.springframework.boot.context.properties.*;

class Shops {
    @Value
    @ConstructorBinding
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

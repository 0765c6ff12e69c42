import org.springframework.boot.autoconfigure.context.MessageSourceProperties;

class Messages {
    String names(MessageSourceProperties properties) {
        return properties.getBasename();
    }
}

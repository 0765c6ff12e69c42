import org.springframework.boot.autoconfigure.context.MessageSourceProperties;
import org.springframework.util.StringUtils;

class Messages {
    String names(MessageSourceProperties properties) {
        return StringUtils.collectionToCommaDelimitedString(properties.getBasename());
    }
}

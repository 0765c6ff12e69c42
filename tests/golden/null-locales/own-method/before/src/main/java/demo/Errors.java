package demo;

import java.util.Locale;
import org.springframework.context.MessageSource;

class Errors {
    private final MessageSource messages;
    private final Letters letters;

    String text(Locale locale) {
        return letters.getMessage("code", null) + messages.getMessage("code", null, locale);
    }
}

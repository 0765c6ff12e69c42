package demo;

import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.validation.ObjectError;

class Errors {
    private final MessageSource messages;

    Errors(MessageSource messages) {
        this.messages = messages;
    }

    String text(ObjectError error) {
        return messages.getMessage(error, Locale.getDefault()) + messages.getMessage("code", null, "none", Locale.getDefault());
    }
}

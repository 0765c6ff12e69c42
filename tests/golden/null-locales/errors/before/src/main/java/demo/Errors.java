package demo;

import org.springframework.context.MessageSource;
import org.springframework.validation.ObjectError;

class Errors {
    private final MessageSource messages;

    Errors(MessageSource messages) {
        this.messages = messages;
    }

    String text(ObjectError error) {
        return messages.getMessage(error, null) + messages.getMessage("code", null, "none", null);
    }
}

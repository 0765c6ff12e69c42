package shop;

/** For templates: Thymeleaf 3.1 lets them use no members of the JDK's exceptions. */
public final class TemplateExceptions {
    private TemplateExceptions() {
    }

    public static String message(Throwable exception) {
        return exception == null ? null : exception.getMessage();
    }
}

package shop;

import static org.springframework.security.config.annotation.web.configuration.SomethingLong.aConstantOfIt;

class A {
    String a = """
            a text block is what it is, however long its lines are: nothing may be changed in it, not even a blank at all
            """;
    // CHECKSTYLE:OFF because this comment is read by a tool where it stands, so it is not filled anew by anyone
    /**
     * <pre>
     * as it is written, a listing stays, with its blanks and its lines, however long these are: nobody fills it anew
     * </pre>
     */
    int b;
}

package p;

import static org.junit.jupiter.api.Assertions.assertThrows;

import jakarta.servlet.ServletException;
import org.junit.jupiter.api.Test;

class ATest {
    @Test
    void fails() {
        ServletException e = assertThrows(ServletException.class, () -> mvc.perform(get("/a")));
    }
}

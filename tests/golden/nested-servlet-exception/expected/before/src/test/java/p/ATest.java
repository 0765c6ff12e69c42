package p;

import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.springframework.web.util.NestedServletException;

class ATest {
    @Test
    void fails() {
        NestedServletException e = assertThrows(NestedServletException.class, () -> mvc.perform(get("/a")));
    }
}

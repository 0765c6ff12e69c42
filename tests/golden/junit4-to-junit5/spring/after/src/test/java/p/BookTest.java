package p;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.test.context.SpringBootTest;

@SpringBootTest
public class BookTest {

    private static final String WHY = "why";
    private double got;

    @BeforeAll
    public static void once() {
    }

    @AfterAll
    public static void atLast() {
    }

    @BeforeEach
    public void setUp() {
    }

    @AfterEach
    public void tearDown() {
    }

    @Disabled("later")
    @Test
    public void skipped() {
    }

    @Test
    public void messages() {
        assertTrue(got > 1, "it " + "holds");
        assertEquals(5, list().size(), "five");
        assertEquals(1.0, got, 0.01, WHY);
        assertEquals(1L, 1L, WHY);
        assertEquals(1.0, got, 1e-6);
        assertEquals(1,
                list().size(),
                String.format("%d", 1));
        assertEquals(5, list().size());
    }

    @Test
    public void throwing() throws Exception {
        assertThrows(IllegalStateException.class, () -> {
            List<String> list = list();

            // it throws
            list.get(0);
        });
    }

    @Test @Timeout(value = 1000, unit = TimeUnit.MILLISECONDS)
    public void slow() throws Exception {
        assertThrows(java.io.IOException.class, () -> {
            list();
        });
    }

    private List<String> list() {
        return null;
    }
}

package a;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

public class ATest {
    @Test
    public void neverRan() {
        assertEquals(1, 2);
    }
}

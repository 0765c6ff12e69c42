package a;

import static org.junit.Assert.assertEquals;

import org.junit.Test;
import static org.junit.jupiter.api.Assertions.*;

public class ATest {
    @Test
    public void neverRan() {
        assertEquals(1, 2);
    }
}

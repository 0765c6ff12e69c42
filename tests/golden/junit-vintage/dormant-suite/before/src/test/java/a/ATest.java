package a;

import static org.junit.Assert.assertEquals;

import org.junit.Test;

public class ATest {
    @Test
    public void neverRan() {
        assertEquals(1, 2);
    }
}

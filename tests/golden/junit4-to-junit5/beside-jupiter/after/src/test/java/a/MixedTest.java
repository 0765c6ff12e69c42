package a;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class MixedTest {

    private int count;

    public void setUp() {
        count = 1;
    }

    @Test
    void counts() {
        assertEquals(0, count);
    }
}

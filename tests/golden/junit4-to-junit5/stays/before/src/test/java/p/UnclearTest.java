package p;

import static org.junit.Assert.assertEquals;

import org.junit.Test;

public class UnclearTest {
    @Test
    public void a() {
        assertEquals(one(), two(), three());
    }
}

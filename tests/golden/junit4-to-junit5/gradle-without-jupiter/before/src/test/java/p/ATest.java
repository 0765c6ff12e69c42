package p;

import org.junit.Test;

public class ATest {
    @Test
    public void a() {
    }
}

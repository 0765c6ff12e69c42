package p;

import org.junit.jupiter.api.Test;

public class ATest {
    @Test
    public void a() {
    }
}

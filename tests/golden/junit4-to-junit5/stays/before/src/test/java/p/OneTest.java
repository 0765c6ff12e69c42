package p;

import org.junit.Test;

public class OneTest extends BaseTest {
    @Test
    public void one() {
    }
}

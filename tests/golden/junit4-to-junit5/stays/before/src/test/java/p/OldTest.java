package p;

public class OldTest extends junit.framework.TestCase {
    public void testA() {
        assertTrue("x", true);
    }
}

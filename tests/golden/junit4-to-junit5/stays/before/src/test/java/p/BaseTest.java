package p;

import org.junit.Before;

public abstract class BaseTest {
    @Before
    public void setUp() {
    }
}

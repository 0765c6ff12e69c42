package p;

import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;

@RunWith(Parameterized.class)
public class ManyTest extends BaseTest {
    @Test
    public void many() {
    }
}

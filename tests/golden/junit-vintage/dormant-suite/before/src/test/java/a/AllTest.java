package a;

import org.junit.jupiter.api.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Suite;

@RunWith(Suite.class)
@Suite.SuiteClasses(ATest.class)
public class AllTest {
    @Test
    public void starts() {
    }
}

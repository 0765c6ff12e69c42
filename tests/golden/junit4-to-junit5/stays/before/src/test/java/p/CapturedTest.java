package p;

import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.ExpectedException;

public class CapturedTest {
    @Rule
    public ExpectedException thrown = ExpectedException.none();

    @Test
    public void a() {
        int n = 1;
        n++;
        thrown.expect(IllegalStateException.class);
        run(n);
    }
}

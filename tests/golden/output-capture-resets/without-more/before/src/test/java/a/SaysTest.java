package a;

import static org.hamcrest.Matchers.containsString;

import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.springframework.boot.test.rule.OutputCapture;

public class SaysTest {

    @Rule
    public final OutputCapture output = new OutputCapture();

    @Before
    public void clear() {
        output.reset();
    }

    @Test
    public void says() {
        System.out.println("ready");
        output.expect(containsString("ready"));
    }
}

package shop;

import static org.hamcrest.Matchers.containsString;

import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Test;
import org.springframework.boot.test.rule.OutputCapture;

public class AlarmTest {

    @ClassRule
    public static final OutputCapture capture = new OutputCapture();

    @Before
    public void clean() {
        capture.reset();
    }

    @Test
    public void rings() {
        new Alarm().ring();
        capture.expect(containsString("ding"));
    }
}

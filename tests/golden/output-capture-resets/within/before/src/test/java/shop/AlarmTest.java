package shop;

import static org.hamcrest.Matchers.containsString;

import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.springframework.boot.test.rule.OutputCapture;

public class AlarmTest {

    @Rule
    public final OutputCapture capture = new OutputCapture();

    private Alarm alarm;

    @Before
    public void prepare() {
        alarm = new Alarm();
        capture.reset();
    }

    @Test
    public void rings() {
        new Alarm().ring();
        capture.reset();
        capture.expect(containsString("ding"));
    }
}

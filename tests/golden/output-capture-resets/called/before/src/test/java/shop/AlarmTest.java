package shop;

import static org.junit.Assert.assertFalse;

import org.junit.Rule;
import org.junit.Test;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.boot.test.rule.OutputCapture;

public class AlarmTest {

    @Rule
    public final OutputCapture capture = new OutputCapture();

    @BeforeEach
    public void clean() {
        capture.reset();
    }

    @Test
    public void is_silent() {
        clean();
        assertFalse(capture.toString().contains("ding"));
    }
}

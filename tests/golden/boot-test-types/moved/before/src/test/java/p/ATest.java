package p;

import org.springframework.boot.test.rule.OutputCapture;

public class ATest {
    @Rule public OutputCapture output = new OutputCapture();
}

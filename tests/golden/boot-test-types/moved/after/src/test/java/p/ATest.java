package p;

import org.springframework.boot.test.system.OutputCaptureRule;

public class ATest {
    @Rule public OutputCaptureRule output = new OutputCaptureRule();
}

package p;

import org.springframework.boot.test.system.OutputCaptureRule;
import org.springframework.boot.test.web.server.LocalServerPort;

public class ATest {
    @LocalServerPort int port;
    @Rule public OutputCaptureRule output = new OutputCaptureRule();
}

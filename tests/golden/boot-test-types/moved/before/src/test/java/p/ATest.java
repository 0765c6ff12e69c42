package p;

import org.springframework.boot.test.rule.OutputCapture;
import org.springframework.boot.web.server.LocalServerPort;

public class ATest {
    @LocalServerPort int port;
    @Rule public OutputCapture output = new OutputCapture();
}

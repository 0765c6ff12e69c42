package p;

import org.springframework.boot.test.web.server.LocalServerPort;

public class ATest {
    @LocalServerPort int port;
}

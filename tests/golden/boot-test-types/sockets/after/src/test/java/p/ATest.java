package p;

import org.springframework.test.util.TestSocketUtils;

class ATest {
    private final int port = TestSocketUtils.findAvailableTcpPort();
}

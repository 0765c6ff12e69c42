package p;

import org.springframework.util.SocketUtils;

class ATest {
    private final int port = SocketUtils.findAvailableTcpPort();
}

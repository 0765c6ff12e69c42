package shop;

import org.springframework.boot.test.web.server.LocalServerPort;

class A {
    @LocalServerPort
    int port;
}

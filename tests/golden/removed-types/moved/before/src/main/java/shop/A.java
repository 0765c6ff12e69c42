package shop;

import org.springframework.boot.web.server.LocalServerPort;

class A {
    @LocalServerPort
    int port;
}

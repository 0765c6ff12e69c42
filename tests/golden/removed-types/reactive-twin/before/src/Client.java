package shop;

import org.springframework.web.socket.client.jetty.JettyWebSocketClient;

class Client {
    JettyWebSocketClient client;
}

package shop;

import org.apache.catalina.connector.Connector;
import org.apache.coyote.http11.Http11NioProtocol;

class Other {
    void ports(Connector connector, javax.servlet.http.HttpServletRequest request, Http11NioProtocol protocol) {
        connector.setPort(8081);
        request.setAttribute("port", 8081);
        protocol.setMaxThreads(5);
    }
}

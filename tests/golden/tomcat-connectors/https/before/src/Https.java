package shop;

import org.apache.catalina.connector.Connector;
import org.apache.coyote.http11.Http11NioProtocol;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;

class Https {
    private static final int THREADS = 10;

    Connector connector(String keystore) {
        Connector connector = new Connector("org.apache.coyote.http11.Http11NioProtocol");
        Http11NioProtocol protocol = (Http11NioProtocol) connector.getProtocolHandler();
        connector.setScheme("https");
        connector.setAttribute("maxThreads", THREADS);
        connector.setAttribute("relaxedPathChars", "<>");
        protocol.setSSLEnabled(true);
        protocol.setAcceptorThreadCount(2);
        protocol.setKeystoreFile(keystore);
        protocol.setKeystorePass("secret");
        protocol.setClientAuth("want");
        protocol.setTruststorePass("secret");
        protocol.setKeyAlias("shop");
        return connector;
    }

    void lambda(TomcatServletWebServerFactory factory) {
        factory.addConnectorCustomizers(connector -> connector.setAttribute("maxThreads", 5));
    }
}

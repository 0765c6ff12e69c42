package shop;

import org.apache.catalina.connector.Connector;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.net.SSLHostConfig;
import org.apache.tomcat.util.net.SSLHostConfigCertificate;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;

class Https {
    private static final int THREADS = 10;

    Connector connector(String keystore) {
        Connector connector = new Connector("org.apache.coyote.http11.Http11NioProtocol");
        Http11NioProtocol protocol = (Http11NioProtocol) connector.getProtocolHandler();
        connector.setScheme("https");
        connector.setProperty("maxThreads", String.valueOf(THREADS));
        connector.setProperty("relaxedPathChars", "<>");
        protocol.setSSLEnabled(true);
        SSLHostConfig sslHostConfig = new SSLHostConfig();
        SSLHostConfigCertificate sslCertificate = new SSLHostConfigCertificate(sslHostConfig, SSLHostConfigCertificate.Type.UNDEFINED);
        sslHostConfig.addCertificate(sslCertificate);
        protocol.addSslHostConfig(sslHostConfig);
        sslCertificate.setCertificateKeystoreFile(keystore);
        sslCertificate.setCertificateKeystorePassword("secret");
        sslHostConfig.setCertificateVerification("want");
        sslHostConfig.setTruststorePassword("secret");
        sslCertificate.setCertificateKeyAlias("shop");
        return connector;
    }

    void lambda(TomcatServletWebServerFactory factory) {
        factory.addConnectorCustomizers(connector -> connector.setProperty("maxThreads", String.valueOf(5)));
    }
}

package shop;

import org.apache.tomcat.util.http.LegacyCookieProcessor;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;

class Cookies {

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> cookies() {
        return factory -> factory.addContextCustomizers(
                context -> context.setCookieProcessor(new LegacyCookieProcessor()));
    }
}

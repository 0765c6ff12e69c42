package shop;

import org.h2.server.web.JakartaWebServlet;
import org.springdoc.core.properties.AbstractSwaggerUiConfigProperties;
import org.springdoc.core.service.OperationService;
import org.springframework.boot.web.servlet.ServletRegistrationBean;

class Console {
    AbstractSwaggerUiConfigProperties.SwaggerUrl url;
    OperationService operations;

    ServletRegistrationBean<JakartaWebServlet> console() {
        return new ServletRegistrationBean<>(new JakartaWebServlet());
    }
}

package shop;

import org.h2.server.web.WebServlet;
import org.springdoc.core.AbstractSwaggerUiConfigProperties;
import org.springdoc.core.OperationService;
import org.springframework.boot.web.servlet.ServletRegistrationBean;

class Console {
    AbstractSwaggerUiConfigProperties.SwaggerUrl url;
    OperationService operations;

    ServletRegistrationBean<WebServlet> console() {
        return new ServletRegistrationBean<>(new WebServlet());
    }
}

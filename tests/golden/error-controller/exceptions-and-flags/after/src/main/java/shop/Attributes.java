package shop;

import java.util.Map;

import org.springframework.boot.autoconfigure.web.ServerProperties;
import org.springframework.boot.web.error.ErrorAttributeOptions;
import org.springframework.boot.web.servlet.error.DefaultErrorAttributes;
import org.springframework.boot.web.servlet.error.ErrorAttributes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.context.request.WebRequest;

class Attributes extends DefaultErrorAttributes {
    Attributes() {
        super();
    }

    @Override
    public Map<String, Object> getErrorAttributes(WebRequest request, ErrorAttributeOptions options) {
        Map<String, Object> attributes = super.getErrorAttributes(request, options.including(ErrorAttributeOptions.Include.EXCEPTION));
        attributes.put("shop", "a");
        return attributes;
    }
}

class Untraced extends DefaultErrorAttributes {
    Untraced() {
        super();
    }

    @Override
    public Map<String, Object> getErrorAttributes(WebRequest webRequest, ErrorAttributeOptions options) {
        Map<String, Object> attributes = super.getErrorAttributes(webRequest, ErrorAttributeOptions.defaults().including(ErrorAttributeOptions.Include.MESSAGE, ErrorAttributeOptions.Include.BINDING_ERRORS));
        attributes.remove("timestamp");
        return attributes;
    }
}

@Configuration
class Beans {
    @Bean
    ErrorAttributes plain(ServerProperties properties) {
        return new DefaultErrorAttributes();
    }

    @Bean
    ErrorAttributes anonymous() {
        return new DefaultErrorAttributes() {
            @Override
            public Map<String, Object> getErrorAttributes(WebRequest request, ErrorAttributeOptions options) {
                Map<String, Object> attributes = super.getErrorAttributes(request, options);
                attributes.remove("path");
                return attributes;
            }
        };
    }

    @Bean
    ErrorAttributes withException() {
        return new DefaultErrorAttributes() {
            @Override
            public Map<String, Object> getErrorAttributes(WebRequest request, ErrorAttributeOptions options) {
                return super.getErrorAttributes(request, ErrorAttributeOptions.defaults().including(ErrorAttributeOptions.Include.MESSAGE, ErrorAttributeOptions.Include.BINDING_ERRORS, ErrorAttributeOptions.Include.STACK_TRACE, ErrorAttributeOptions.Include.EXCEPTION));
            }
        };
    }

    ErrorAttributes left() {
        return new DefaultErrorAttributes(true);
    }
}

package shop;

import java.util.Map;

import org.springframework.boot.autoconfigure.web.ServerProperties;
import org.springframework.boot.web.servlet.error.DefaultErrorAttributes;
import org.springframework.boot.web.servlet.error.ErrorAttributes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.context.request.WebRequest;

class Attributes extends DefaultErrorAttributes {
    Attributes() {
        super(true);
    }

    @Override
    public Map<String, Object> getErrorAttributes(WebRequest request, boolean includeStackTrace) {
        Map<String, Object> attributes = super.getErrorAttributes(request, includeStackTrace);
        attributes.put("shop", "a");
        return attributes;
    }
}

class Untraced extends DefaultErrorAttributes {
    Untraced() {
        super(false);
    }

    @Override
    public Map<String, Object> getErrorAttributes(WebRequest webRequest, boolean includeStackTrace) {
        Map<String, Object> attributes = super.getErrorAttributes(webRequest, false);
        attributes.remove("timestamp");
        return attributes;
    }
}

@Configuration
class Beans {
    @Bean
    ErrorAttributes plain(ServerProperties properties) {
        return new DefaultErrorAttributes(properties.getError().isIncludeException());
    }

    @Bean
    ErrorAttributes anonymous() {
        return new DefaultErrorAttributes(false) {
            @Override
            public Map<String, Object> getErrorAttributes(WebRequest request, boolean trace) {
                Map<String, Object> attributes = super.getErrorAttributes(request, trace);
                attributes.remove("path");
                return attributes;
            }
        };
    }

    @Bean
    ErrorAttributes withException() {
        return new DefaultErrorAttributes(true) {
            @Override
            public Map<String, Object> getErrorAttributes(WebRequest request, boolean trace) {
                return super.getErrorAttributes(request, true);
            }
        };
    }

    ErrorAttributes left() {
        return new DefaultErrorAttributes(true);
    }
}

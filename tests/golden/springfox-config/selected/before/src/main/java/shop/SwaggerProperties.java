package shop;

import org.springframework.boot.context.properties.ConfigurationProperties;

@ConfigurationProperties(prefix = "shop.swagger")
class SwaggerProperties {
    private boolean enabled = true;

    boolean isEnabled() {
        return enabled;
    }
}

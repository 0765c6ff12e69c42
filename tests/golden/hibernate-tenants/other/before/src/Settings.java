package shop;

import java.util.Map;
import org.hibernate.MultiTenancyStrategy;
import org.hibernate.cfg.Environment;
import org.hibernate.context.spi.CurrentTenantIdentifierResolver;

class Settings {
    CurrentTenantIdentifierResolver<String> resolver;

    void fill(Map<String, Object> settings) {
        settings.put(Environment.MULTI_TENANT, MultiTenancyStrategy.NONE);
    }
}

class Typed implements CurrentTenantIdentifierResolver<Long> {}

package shop;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.hibernate.MultiTenancyStrategy;
import org.hibernate.cfg.Environment;
import org.hibernate.context.spi.CurrentTenantIdentifierResolver;
import org.hibernate.engine.jdbc.connections.spi.AbstractDataSourceBasedMultiTenantConnectionProviderImpl;
import org.hibernate.engine.jdbc.connections.spi.MultiTenantConnectionProvider;

class Provider implements MultiTenantConnectionProvider, java.io.Serializable {
    @Override
    public Connection getConnection(String tenant) throws SQLException {
        return null;
    }

    Map<String, Object> settings(MultiTenantConnectionProvider provider, CurrentTenantIdentifierResolver resolver) {
        Map<String, Object> settings = new HashMap<>();
        settings.put(Environment.MULTI_TENANT, MultiTenancyStrategy.SCHEMA);
        settings.put(Environment.MULTI_TENANT_CONNECTION_PROVIDER, provider);
        settings.put(Environment.MULTI_TENANT_IDENTIFIER_RESOLVER, resolver);
        return settings;
    }
}

class Sources extends AbstractDataSourceBasedMultiTenantConnectionProviderImpl {
    @Override
    protected DataSource selectAnyDataSource() {
        return null;
    }

    @Override
    protected DataSource selectDataSource(String tenant) {
        return null;
    }
}

class Resolver implements CurrentTenantIdentifierResolver {
    @Override
    public String resolveCurrentTenantIdentifier() {
        return "a";
    }

    @Override
    public boolean validateExistingCurrentSessions() {
        return true;
    }
}

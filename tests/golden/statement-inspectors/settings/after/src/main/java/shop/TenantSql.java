package shop;

import org.hibernate.resource.jdbc.spi.StatementInspector;

public class TenantSql implements StatementInspector {
    private static final long serialVersionUID = 1L;

    @Override
    public String inspect(String sql) {
        if (sql.startsWith("update")) {
            return sql;
        }
        return sql.replace("#tenant#", Tenants.current());
    }
}

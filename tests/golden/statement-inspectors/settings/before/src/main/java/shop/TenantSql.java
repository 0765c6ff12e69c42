package shop;

import org.hibernate.EmptyInterceptor;

public class TenantSql extends EmptyInterceptor {
    private static final long serialVersionUID = 1L;

    @Override
    public String onPrepareStatement(String sql) {
        if (sql.startsWith("update")) {
            return super.onPrepareStatement(sql);
        }
        return sql.replace("#tenant#", Tenants.current());
    }
}

package shop;

import org.hibernate.EmptyInterceptor;

public class Audit extends EmptyInterceptor {
    private int count;

    public String onPrepareStatement(String sql) {
        return "/* " + count++ + " */ " + sql;
    }

    @Override
    public boolean onLoad(Object entity, Object id, Object[] state, String[] names, org.hibernate.type.Type[] types) {
        return count > 0;
    }
}

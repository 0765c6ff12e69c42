package shop;

import org.hibernate.EmptyInterceptor;

public class Audit extends EmptyInterceptor {
    private int count;

    public String onPrepareStatement(String sql) {
        return "/* " + count++ + " */ " + sql;
    }
}

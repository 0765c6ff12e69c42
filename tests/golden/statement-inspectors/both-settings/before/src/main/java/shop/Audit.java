package shop;

import java.io.Serializable;
import org.hibernate.Interceptor;
import org.hibernate.type.Type;

public class Audit implements Interceptor {
    public String onPrepareStatement(String sql) {
        return "/* shop */ " + sql;
    }

    @Override
    public boolean onSave(Object entity, Object id, Object[] state, String[] names, Type[] types) {
        return false;
    }
}

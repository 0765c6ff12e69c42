package shop;

import java.util.Map;
import org.hibernate.EmptyInterceptor;
import org.springframework.boot.autoconfigure.orm.jpa.HibernatePropertiesCustomizer;
import org.springframework.stereotype.Component;

@Component
public class Comments extends EmptyInterceptor implements HibernatePropertiesCustomizer {
    private int count;

    @Override
    public String onPrepareStatement(String sql) {
        return "/* " + count++ + " */ " + sql;
    }

    @Override
    public void customize(Map<String, Object> properties) {
        properties.put("hibernate.session_factory.interceptor", this);
    }
}

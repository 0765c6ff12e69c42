package shop;

import java.util.Map;
import org.hibernate.resource.jdbc.spi.StatementInspector;
import org.springframework.boot.autoconfigure.orm.jpa.HibernatePropertiesCustomizer;
import org.springframework.stereotype.Component;

@Component
public class Comments implements HibernatePropertiesCustomizer, StatementInspector {
    private int count;

    @Override
    public String inspect(String sql) {
        return "/* " + count++ + " */ " + sql;
    }

    @Override
    public void customize(Map<String, Object> properties) {
        properties.put("hibernate.session_factory.statement_inspector", this);
    }
}

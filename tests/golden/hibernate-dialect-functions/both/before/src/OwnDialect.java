package shop;

import java.sql.Types;
import org.hibernate.dialect.MySQLDialect;
import org.hibernate.dialect.function.SQLFunctionTemplate;
import org.hibernate.dialect.function.StandardSQLFunction;
import org.hibernate.type.StandardBasicTypes;

public class OwnDialect extends MySQLDialect {
    public OwnDialect() {
        super();
        registerFunction("group_concat", new StandardSQLFunction("group_concat", StandardBasicTypes.STRING));
        this.registerFunction("in_set", new SQLFunctionTemplate(StandardBasicTypes.BOOLEAN, "find_in_set(?1, ?2) > 0"));
    }
}

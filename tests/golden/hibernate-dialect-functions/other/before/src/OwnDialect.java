package shop;

import org.hibernate.dialect.H2Dialect;
import org.hibernate.dialect.function.StandardSQLFunction;
import org.hibernate.dialect.function.ConvertFunction;

public class OwnDialect extends H2Dialect {
    public OwnDialect() {
        registerFunction("a", new StandardSQLFunction("a"));
        registerFunction("b", new ConvertFunction());
    }
}

package shop;

import org.hibernate.dialect.MySQLDialect;
import org.hibernate.dialect.function.NoArgSQLFunction;
import org.hibernate.dialect.function.VarArgsSQLFunction;
import org.hibernate.type.StandardBasicTypes;

public class OwnDialect extends MySQLDialect {
    public OwnDialect() {
        registerFunction("here", new NoArgSQLFunction("database", StandardBasicTypes.STRING));
        registerFunction("joined", new VarArgsSQLFunction(StandardBasicTypes.STRING, "concat(", ", ", ")"));
    }
}

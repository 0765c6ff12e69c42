package shop;

import java.sql.Types;
import org.hibernate.boot.model.FunctionContributions;
import org.hibernate.dialect.MySQLDialect;
import org.hibernate.dialect.function.StandardSQLFunction;
import org.hibernate.type.StandardBasicTypes;

public class OwnDialect extends MySQLDialect {
    public OwnDialect() {
        super();
    }

    @Override
    public void initializeFunctionRegistry(FunctionContributions functionContributions) {
        super.initializeFunctionRegistry(functionContributions);
        functionContributions.getFunctionRegistry().register("group_concat", new StandardSQLFunction("group_concat", StandardBasicTypes.STRING));
        functionContributions.getFunctionRegistry().registerPattern("in_set", "find_in_set(?1, ?2) > 0", functionContributions.getTypeConfiguration().getBasicTypeRegistry().resolve(StandardBasicTypes.BOOLEAN));
    }
}

package shop;

import java.sql.Types;
import org.hibernate.dialect.H2Dialect;

public class OwnDialect extends H2Dialect {
    public OwnDialect() {
        registerColumnType(Types.VARCHAR, 255, "varchar($l)");
        registerColumnType(Types.BOOLEAN, "bit");
    }
}

package shop;

import java.sql.Types;
import org.hibernate.dialect.SQLServer2012Dialect;
import org.hibernate.type.StandardBasicTypes;

public class OwnDialect extends SQLServer2012Dialect {
    public OwnDialect() {
        super();
        registerColumnType(Types.OTHER, "jsonb");
        registerColumnType(Types.BOOLEAN, "bit");
        registerHibernateType(Types.NVARCHAR, StandardBasicTypes.STRING.getName());
    }
}

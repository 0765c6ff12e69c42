package shop;

import org.hibernate.boot.MetadataBuilder;
import org.hibernate.dialect.function.StandardSQLFunction;
import org.hibernate.type.StandardBasicTypes;

public class Functions {
    public void contribute(MetadataBuilder builder) {
        builder.applySqlFunction("loud", new StandardSQLFunction("upper", StandardBasicTypes.STRING));
        builder.applySqlFunction("own", new OwnFunction());
    }
}

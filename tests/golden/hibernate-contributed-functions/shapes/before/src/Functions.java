package shop;

import org.hibernate.boot.MetadataBuilder;
import org.hibernate.boot.spi.MetadataBuilderContributor;
import org.hibernate.dialect.function.NoArgSQLFunction;
import org.hibernate.dialect.function.SQLFunctionTemplate;
import org.hibernate.dialect.function.StandardSQLFunction;
import org.hibernate.dialect.function.VarArgsSQLFunction;
import org.hibernate.type.StandardBasicTypes;

public class Functions implements MetadataBuilderContributor {
    @Override
    public void contribute(MetadataBuilder builder) {
        builder.applySqlFunction("matches", new SQLFunctionTemplate(StandardBasicTypes.BOOLEAN, "to_tsvector(?1) @@ " + "to_tsquery(?2)"))
            .applySqlFunction("today", new NoArgSQLFunction("curdate", StandardBasicTypes.DATE));
        builder.applySqlFunction(
            "joined",
            new VarArgsSQLFunction(StandardBasicTypes.STRING, "(", " || ", ")")
        );
        builder.applySqlFunction("loud", new StandardSQLFunction("upper", StandardBasicTypes.STRING));
    }
}

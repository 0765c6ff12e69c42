package shop;

import org.hibernate.boot.MetadataBuilder;
import org.hibernate.boot.spi.MetadataBuilderContributor;
import org.hibernate.dialect.function.StandardSQLFunction;
import org.hibernate.type.StandardBasicTypes;

public class Functions implements MetadataBuilderContributor {
    @Override
    public void contribute(MetadataBuilder builder) {
        builder.applyFunctions(functionContributions -> functionContributions.getFunctionRegistry().registerPattern("matches", "to_tsvector(?1) @@ " + "to_tsquery(?2)", functionContributions.getTypeConfiguration().getBasicTypeRegistry().resolve(StandardBasicTypes.BOOLEAN)))
            .applyFunctions(functionContributions -> functionContributions.getFunctionRegistry().registerNoArgs("today", "curdate", functionContributions.getTypeConfiguration().getBasicTypeRegistry().resolve(StandardBasicTypes.DATE)));
        builder.applyFunctions(
            functionContributions -> functionContributions.getFunctionRegistry().registerPattern("joined", "(?1 || ?2...)", functionContributions.getTypeConfiguration().getBasicTypeRegistry().resolve(StandardBasicTypes.STRING))
        );
        builder.applySqlFunction("loud", new StandardSQLFunction("upper", StandardBasicTypes.STRING));
    }
}

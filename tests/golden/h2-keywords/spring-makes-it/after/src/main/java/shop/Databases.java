package shop;

import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseBuilder;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseType;

@Configuration
class Databases {
    private static final String NAME = "orders";

    @Bean
    DataSource unnamed() {
        return new EmbeddedDatabaseBuilder()
                .setType(EmbeddedDatabaseType.H2).setName("testdb;NON_KEYWORDS=USER,VALUE")
                .addScript("tables.sql")
                .build();
    }

    @Bean
    DataSource named() {
        return new EmbeddedDatabaseBuilder().setName("users;NON_KEYWORDS=USER,VALUE").setType(EmbeddedDatabaseType.H2).build();
    }

    @Bean
    DataSource constant() {
        EmbeddedDatabaseBuilder builder = new EmbeddedDatabaseBuilder();
        builder.setType(EmbeddedDatabaseType.H2);
        builder.setName(NAME + ";NON_KEYWORDS=USER,VALUE");
        return builder.build();
    }

    @Bean
    DataSource other() {
        return new EmbeddedDatabaseBuilder().setType(EmbeddedDatabaseType.HSQL).build();
    }

    @Bean
    DataSource exempt() {
        return new EmbeddedDatabaseBuilder().setType(EmbeddedDatabaseType.H2).setName("x;NON_KEYWORDS=USER").build();
    }
}

package shop;

import javax.sql.DataSource;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseBuilder;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseType;

class Databases {
    DataSource made() {
        return new EmbeddedDatabaseBuilder().setType(EmbeddedDatabaseType.H2).setName("testdb;MODE=MySQL").build();
    }

    DataSource other() {
        return new EmbeddedDatabaseBuilder().setType(EmbeddedDatabaseType.H2).setName("a;MODE=Oracle").build();
    }
}

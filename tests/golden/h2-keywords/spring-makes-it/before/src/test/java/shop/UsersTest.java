package shop;

import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabase;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseBuilder;

import static org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseType.H2;

class UsersTest {
    @Test
    void tables() {
        EmbeddedDatabase database =
                new EmbeddedDatabaseBuilder().setType(H2).generateUniqueName(true).addScript("tables.sql").build();
        database.shutdown();
    }
}

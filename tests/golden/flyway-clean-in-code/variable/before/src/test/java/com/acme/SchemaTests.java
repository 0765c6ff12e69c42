package com.acme;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;

class SchemaTests {
    private DataSource source;
    private Flyway flyway;

    @BeforeEach
    void schema() {
        Flyway made = Flyway.configure().dataSource(source).locations("db").load();
        made.clean();
        made.migrate();
    }
}

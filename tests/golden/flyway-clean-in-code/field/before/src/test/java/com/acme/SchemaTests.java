package com.acme;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;

class SchemaTests {
    private DataSource source;
    private Flyway flyway;

    @BeforeEach
    void schema() {
        flyway = Flyway.configure()
                .dataSource(source)
                .load();
        this.flyway.clean();
        Flyway.configure().dataSource(source).load().clean();
    }
}

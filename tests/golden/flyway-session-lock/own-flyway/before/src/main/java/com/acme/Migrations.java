package com.acme;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

public class Migrations {
    public void run(DataSource source) {
        Flyway.configure().dataSource(source).load().migrate();
    }
}

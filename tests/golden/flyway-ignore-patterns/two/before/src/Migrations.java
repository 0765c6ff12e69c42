package shop;

import org.flywaydb.core.Flyway;

class Migrations {
    Flyway lenient(boolean missing) {
        return Flyway.configure().ignoreMissingMigrations(true).ignoreFutureMigrations(false).load();
    }
}

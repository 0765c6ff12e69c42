package books;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.ClassicConfiguration;

class Others {

    private final Flyway field = new Flyway();

    void callbacks(DataSource dataSource) {
        Flyway flyway = new Flyway();
        flyway.setDataSource(dataSource);
        flyway.setCallbacks(new Timing());
        flyway.migrate();
    }

    void later(DataSource dataSource, boolean all) {
        Flyway flyway = new Flyway();
        flyway.setDataSource(dataSource);
        if (all) {
            flyway.setOutOfOrder(true);
        }
        flyway.migrate();
    }

    void configured(DataSource dataSource) {
        ClassicConfiguration configuration = new ClassicConfiguration();
        configuration.setDataSource(dataSource);
        Flyway flyway = new Flyway(configuration);
        flyway.migrate();
    }
}

package books;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.context.annotation.Bean;

class Migrations {

    @Bean(initMethod = "migrate")
    Flyway flyway(DataSource dataSource) {
        Flyway flyway = new Flyway();
        flyway.setDataSource(dataSource);
        // all of them
        flyway.setLocations("classpath:db/migration", "classpath:db/data");
        flyway.setBaselineOnMigrate(true);
        flyway.setBaselineVersionAsString("1");
        return flyway;
    }

    void reset(ClassLoader loader) {
        final Flyway flyway = new Flyway(loader);
        flyway.setDataSource("jdbc:h2:mem:books", "sa", "");
        flyway.clean();
        flyway.migrate();
    }
}

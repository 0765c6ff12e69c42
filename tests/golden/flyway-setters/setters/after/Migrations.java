package books;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.context.annotation.Bean;

class Migrations {

    @Bean(initMethod = "migrate")
    Flyway flyway(DataSource dataSource) {
        Flyway flyway = Flyway.configure()
                .dataSource(dataSource)
                .locations("classpath:db/migration", "classpath:db/data")
                .baselineOnMigrate(true)
                .baselineVersion("1")
                .cleanDisabled(false)
                .load();
        // all of them
        return flyway;
    }

    void reset(ClassLoader loader) {
        final Flyway flyway = Flyway.configure(loader)
                .dataSource("jdbc:h2:mem:books", "sa", "")
                .cleanDisabled(false)
                .load();
        flyway.clean();
        flyway.migrate();
    }
}

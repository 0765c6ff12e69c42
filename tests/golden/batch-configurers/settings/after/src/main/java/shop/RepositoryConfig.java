package shop;

import javax.sql.DataSource;

import org.springframework.context.annotation.Configuration;

@Configuration
public class RepositoryConfig {
    private final DataSource dataSource;

    protected RepositoryConfig(DataSource dataSource) {
        this.dataSource = dataSource;
    }
}

package shop;

import liquibase.integration.spring.SpringLiquibase;
import org.springframework.boot.autoconfigure.liquibase.LiquibaseProperties;

class LiquibaseConfiguration {
    SpringLiquibase liquibase(LiquibaseProperties properties) {
        SpringLiquibase liquibase = new SpringLiquibase();
        liquibase.setContexts(properties.getOthers());
        liquibase.setLabelFilter(null);
        return liquibase;
    }
}

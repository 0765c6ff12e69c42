package shop;

import liquibase.integration.spring.SpringLiquibase;
import org.springframework.boot.autoconfigure.liquibase.LiquibaseProperties;
import org.springframework.util.StringUtils;

class LiquibaseConfiguration {
    SpringLiquibase liquibase(LiquibaseProperties properties) {
        SpringLiquibase liquibase = new SpringLiquibase();
        liquibase.setContexts(StringUtils.collectionToCommaDelimitedString(properties.getContexts()));
        liquibase.setLabelFilter(StringUtils.collectionToCommaDelimitedString(properties.getLabelFilter()));
        return liquibase;
    }
}

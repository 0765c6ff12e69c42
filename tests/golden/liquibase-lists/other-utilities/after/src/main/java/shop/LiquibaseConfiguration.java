package shop;

import liquibase.integration.spring.SpringLiquibase;
import org.apache.commons.lang3.StringUtils;
import org.springframework.boot.autoconfigure.liquibase.LiquibaseProperties;

class LiquibaseConfiguration {
    void contexts(SpringLiquibase liquibase, LiquibaseProperties properties) {
        liquibase.setContexts(org.springframework.util.StringUtils.collectionToCommaDelimitedString(properties.getContexts()));
    }
}

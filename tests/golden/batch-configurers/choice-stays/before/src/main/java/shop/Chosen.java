package shop;

import javax.sql.DataSource;

import org.springframework.batch.core.configuration.annotation.DefaultBatchConfigurer;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Configuration;

@Configuration
public class Chosen extends DefaultBatchConfigurer {
    public Chosen(@Qualifier("batch") DataSource dataSource) {
        super(dataSource);
    }
}

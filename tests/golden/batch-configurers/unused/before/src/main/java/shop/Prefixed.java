package shop;

import javax.sql.DataSource;

import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.repository.support.JobRepositoryFactoryBean;
import org.springframework.boot.autoconfigure.batch.BasicBatchConfigurer;
import org.springframework.boot.autoconfigure.batch.BatchProperties;
import org.springframework.boot.autoconfigure.transaction.TransactionManagerCustomizers;

//@Configuration
public class Prefixed extends BasicBatchConfigurer {
    private final DataSource dataSource;

    protected Prefixed(BatchProperties properties, DataSource dataSource, TransactionManagerCustomizers customizers) {
        super(properties, dataSource, customizers);
        this.dataSource = dataSource;
    }

    @Override
    protected JobRepository createJobRepository() throws Exception {
        JobRepositoryFactoryBean factory = new JobRepositoryFactoryBean();
        factory.setDataSource(dataSource);
        factory.setTransactionManager(getTransactionManager());
        factory.setTablePrefix("SHOP_");
        return factory.getObject();
    }
}

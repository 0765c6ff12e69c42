package shop;

import javax.sql.DataSource;

import org.springframework.batch.core.explore.JobExplorer;
import org.springframework.batch.core.launch.JobLauncher;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.repository.support.JobRepositoryFactoryBean;
import org.springframework.transaction.PlatformTransactionManager;

//@Component
public class Branching {

    private final DataSource dataSource;
    private final PlatformTransactionManager transactionManager;

    public Branching(DataSource dataSource, PlatformTransactionManager transactionManager) {
        this.dataSource = dataSource;
        this.transactionManager = transactionManager;
    }

    public JobRepository getJobRepository() throws Exception {
        JobRepositoryFactoryBean factory = new JobRepositoryFactoryBean();
        factory.setDataSource(dataSource);
        factory.setTransactionManager(transactionManager);
        if (System.getenv("PREFIX") != null) {
            factory.setTablePrefix(System.getenv("PREFIX"));
        }
        return factory.getObject();
    }

    public PlatformTransactionManager getTransactionManager() {
        return transactionManager;
    }

    public JobLauncher getJobLauncher() {
        return null;
    }

    public JobExplorer getJobExplorer() {
        return null;
    }
}

package shop;

import javax.sql.DataSource;

import org.springframework.batch.core.configuration.annotation.BatchConfigurer;
import org.springframework.batch.core.configuration.annotation.DefaultBatchConfigurer;
import org.springframework.batch.core.launch.JobLauncher;
import org.springframework.batch.core.launch.support.TaskExecutorJobLauncher;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.repository.support.JobRepositoryFactoryBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

@Configuration
public class BatchConfig {

    @Bean
    public SimpleAsyncTaskExecutor executor() {
        return new SimpleAsyncTaskExecutor();
    }

    @Bean
    public BatchConfigurer batchConfigurer(DataSource dataSource) {
        return new DefaultBatchConfigurer(dataSource) {

            @Override
            public PlatformTransactionManager getTransactionManager() {
                DataSourceTransactionManager manager = new DataSourceTransactionManager(dataSource);
                manager.setDefaultTimeout(5);
                return manager;
            }

            @Override
            protected JobRepository createJobRepository() throws Exception {
                JobRepositoryFactoryBean factory = new JobRepositoryFactoryBean();
                factory.setDataSource(dataSource);
                factory.setTransactionManager(getTransactionManager());
                factory.setIsolationLevelForCreate("ISOLATION_READ_COMMITTED");
                factory.setValidateTransactionState(false);
                factory.afterPropertiesSet();
                return factory.getObject();
            }

            @Override
            protected JobLauncher createJobLauncher() throws Exception {
                TaskExecutorJobLauncher launcher = new TaskExecutorJobLauncher();
                launcher.setJobRepository(getJobRepository());
                launcher.setTaskExecutor(executor());
                launcher.afterPropertiesSet();
                return launcher;
            }
        };
    }
}

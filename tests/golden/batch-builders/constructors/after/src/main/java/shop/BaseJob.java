package shop;

import org.springframework.batch.core.repository.JobRepository;
import org.springframework.transaction.PlatformTransactionManager;

abstract class BaseJob {
    private final JobRepository jobRepository;
    private final PlatformTransactionManager transactionManager;

    BaseJob(JobRepository jobRepository, PlatformTransactionManager transactionManager) {
        this.jobRepository = jobRepository;
        this.transactionManager = transactionManager;
    }

    protected JobRepository getJobRepository() {
        return jobRepository;
    }

    protected PlatformTransactionManager getTransactionManager() {
        return this.transactionManager;
    }
}

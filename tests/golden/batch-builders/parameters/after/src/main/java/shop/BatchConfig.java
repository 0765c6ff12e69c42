package shop;

import org.springframework.batch.core.Step;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.transaction.PlatformTransactionManager;

class BatchConfig {
    private final JobRepository jobRepository;
    private final PlatformTransactionManager transactionManager;

    BatchConfig(JobRepository jobRepository, PlatformTransactionManager transactionManager) {
        this.jobRepository = jobRepository;
        this.transactionManager = transactionManager;
    }

    Step step() {
        return new StepBuilder("step", jobRepository).chunk(10, transactionManager).build();
    }
}

class Other {
    Step step(JobRepository jobRepository, PlatformTransactionManager transactionManager, Reader reader) {
        return new StepBuilder("other", jobRepository).tasklet(reader, transactionManager).build();
    }
}

package shop;

import org.springframework.batch.core.Job;
import org.springframework.batch.core.Step;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.transaction.PlatformTransactionManager;

class BatchConfig {
    private final JobRepository jobRepository;
    private final PlatformTransactionManager transactionManager;

    BatchConfig(JobRepository jobRepository, PlatformTransactionManager transactionManager) {
        this.jobRepository = jobRepository;
        this.transactionManager = transactionManager;
    }

    @Bean
    Job job(Step step) {
        return new JobBuilder("job", jobRepository).repository(jobRepository).start(step).build();
    }

    @Bean
    Step step(PlatformTransactionManager transactionManager) {
        return new StepBuilder("step", jobRepository).<Order, Order>chunk(10, transactionManager).build();
    }
}

class Factories {
    @Bean
    Step alone(JobRepository jobRepository, PlatformTransactionManager transactionManager) {
        return new StepBuilder("alone", jobRepository).tasklet(new Load(), transactionManager).build();
    }

    Step own(JobRepository jobRepository, PlatformTransactionManager manager) {
        PlatformTransactionManager transactionManager = manager;
        return new StepBuilder("own", jobRepository).tasklet(new Load(), transactionManager).build();
    }
}

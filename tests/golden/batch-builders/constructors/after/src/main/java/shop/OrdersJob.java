package shop;

import org.springframework.batch.core.Job;
import org.springframework.batch.core.Step;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

@Configuration
class OrdersJob extends BaseJob {
    OrdersJob(JobRepository jobRepository, PlatformTransactionManager transactionManager) {
        super(jobRepository, transactionManager);
    }

    @Bean
    Job orders() {
        return new JobBuilder("orders", getJobRepository()).start(load(getJobRepository(), getTransactionManager())).build();
    }

    Step load(JobRepository jobRepository, PlatformTransactionManager transactionManager) {
        return new StepBuilder("load", jobRepository).tasklet(new Load(), transactionManager).build();
    }

    Step clean() {
        return new StepBuilder("clean", getJobRepository()).tasklet(new Clean(), getTransactionManager()).build();
    }
}

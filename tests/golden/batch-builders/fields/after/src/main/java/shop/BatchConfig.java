package shop;

import org.springframework.batch.core.Job;
import org.springframework.batch.core.Step;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Bean;
import org.springframework.transaction.PlatformTransactionManager;

class BatchConfig {
    @Autowired
    public JobRepository jobRepository;

    @Autowired
    public PlatformTransactionManager transactionManager;

    @Bean
    Job job(Step step) {
        return new JobBuilder("import", jobRepository).incrementer(ids()).flow(step).end().build();
    }

    @Bean
    Step step() {
        return new StepBuilder("step", jobRepository)
                .<Order, Row>chunk(10, transactionManager)
                .reader(reader())
                .build();
    }

    @Bean
    Step clean() {
        return new StepBuilder("clean", jobRepository).tasklet((a, b) -> null, own()).build();
    }
}

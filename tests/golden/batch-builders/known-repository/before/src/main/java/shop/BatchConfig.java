package shop;

import org.springframework.batch.core.Job;
import org.springframework.batch.core.Step;
import org.springframework.batch.core.configuration.annotation.JobBuilderFactory;
import org.springframework.batch.core.configuration.annotation.StepBuilderFactory;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.context.annotation.Bean;
import org.springframework.transaction.PlatformTransactionManager;

class BatchConfig {
    private final JobRepository jobRepository;
    private final JobBuilderFactory jobs;
    private final StepBuilderFactory steps;

    BatchConfig(JobRepository jobRepository, JobBuilderFactory jobs, StepBuilderFactory steps) {
        this.jobRepository = jobRepository;
        this.jobs = jobs;
        this.steps = steps;
    }

    @Bean
    Job job(Step step) {
        return jobs.get("job").repository(jobRepository).start(step).build();
    }

    @Bean
    Step step(StepBuilderFactory steps, PlatformTransactionManager transactionManager) {
        return steps.get("step").transactionManager(transactionManager).<Order, Order>chunk(10).build();
    }
}

class Factories {
    @Bean
    JobBuilderFactory jobBuilderFactory(JobRepository jobRepository) {
        return new JobBuilderFactory(jobRepository);
    }

    @Bean
    Step alone(StepBuilderFactory steps, PlatformTransactionManager transactionManager) {
        return steps.get("alone").transactionManager(transactionManager).tasklet(new Load()).build();
    }

    Step own(JobRepository jobRepository, PlatformTransactionManager manager) {
        StepBuilderFactory factory = new StepBuilderFactory(jobRepository, manager);
        return factory.get("own").tasklet(new Load()).build();
    }
}

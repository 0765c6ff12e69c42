package shop;

import org.springframework.batch.core.Job;
import org.springframework.batch.core.Step;
import org.springframework.batch.core.configuration.annotation.JobBuilderFactory;
import org.springframework.batch.core.configuration.annotation.StepBuilderFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class OrdersJob extends BaseJob {
    OrdersJob(JobBuilderFactory jobs, StepBuilderFactory steps) {
        super(jobs, steps);
    }

    @Bean
    Job orders() {
        return getJobBuilderFactory().get("orders").start(load(getStepBuilderFactory())).build();
    }

    Step load(StepBuilderFactory steps) {
        return steps.get("load").tasklet(new Load()).build();
    }

    Step clean() {
        return getStepBuilderFactory().get("clean").tasklet(new Clean()).build();
    }
}

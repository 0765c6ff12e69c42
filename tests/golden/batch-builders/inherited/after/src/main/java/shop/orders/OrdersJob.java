package shop.orders;

import org.springframework.batch.core.Job;
import org.springframework.batch.core.Step;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.context.annotation.Bean;

import shop.BaseJob;

public class OrdersJob extends BaseJob {

    @Bean
    Job orders(final Step load) {
        return new JobBuilder("orders", jobRepository) //
                .start(load) //
                .build();
    }

    @Bean
    Step load(final Reader reader) {
        return new StepBuilder("load", jobRepository) //
                .<Order, Order>chunk(10, transactionManager) //
                .reader(reader) //
                .build();
    }

    private Step steps() {
        return new StepBuilder("second", jobRepository).tasklet(new Clean(), transactionManager).build();
    }

    Step third() {
        return steps();
    }
}

package shop.orders;

import org.springframework.batch.core.Job;
import org.springframework.batch.core.Step;
import org.springframework.context.annotation.Bean;

import shop.BaseJob;

public class OrdersJob extends BaseJob {

    @Bean
    Job orders(final Step load) {
        return jobs.get("orders") //
                .start(load) //
                .build();
    }

    @Bean
    Step load(final Reader reader) {
        return this.steps.get("load") //
                .<Order, Order>chunk(10) //
                .reader(reader) //
                .build();
    }

    private Step steps() {
        return super.steps.get("second").tasklet(new Clean()).build();
    }

    Step third() {
        return steps();
    }
}

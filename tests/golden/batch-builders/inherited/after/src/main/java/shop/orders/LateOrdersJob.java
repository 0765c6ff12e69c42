package shop.orders;

import org.springframework.batch.core.job.builder.JobBuilder;

class LateOrdersJob extends OrdersJob {
    Object late() {
        return new JobBuilder("late", jobRepository).start(load(null)).build();
    }
}

package shop;

import org.springframework.batch.core.Job;
import org.springframework.batch.test.JobLauncherTestUtils;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;

@org.springframework.batch.test.context.SpringBatchTest
class TestConfig {
    @Bean
    JobLauncherTestUtils plain() {
        return new JobLauncherTestUtils();
    }

    @Bean
    JobLauncherTestUtils named(@Qualifier("orders") Job orders) {
        final JobLauncherTestUtils utils = new JobLauncherTestUtils();
        utils.setJob(orders);
        return utils;
    }

    @Bean
    JobLauncherTestUtils chosen() {
        return new JobLauncherTestUtils() {
            @Override
            @Autowired
            public void setJob(@Qualifier("orders") Job job) {
                super.setJob(job);
            }
        };
    }
}

package shop;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.quartz.SchedulerFactoryBean;

@Configuration
class Jobs {
    @Bean(destroyMethod = "destroy") // as everywhere
    SchedulerFactoryBean scheduler() {
        return new SchedulerFactoryBean();
    }

    @Bean(name = "second")
    SchedulerFactoryBean other() {
        return new SchedulerFactoryBean();
    }

    @Bean
    SchedulerFactoryBean third() {
        return new SchedulerFactoryBean();
    }
}

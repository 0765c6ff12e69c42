package shop;

import org.springframework.beans.factory.annotation.Autowire;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.quartz.SchedulerFactoryBean;

@Configuration
class Jobs {
    @Bean(destroyMethod = "destroy", autowire = Autowire.BY_NAME) // as everywhere
    SchedulerFactoryBean scheduler() {
        return new SchedulerFactoryBean();
    }

    @Bean(autowire = Autowire.BY_NAME, name = "second")
    SchedulerFactoryBean other() {
        return new SchedulerFactoryBean();
    }

    @Bean(autowire = Autowire.BY_NAME)
    SchedulerFactoryBean third() {
        return new SchedulerFactoryBean();
    }
}

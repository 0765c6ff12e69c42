package shop;

import org.springframework.beans.factory.annotation.Autowire;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.quartz.SchedulerFactoryBean;

@Configuration
class Jobs {
    @Bean(destroyMethod = "destroy", autowire = Autowire.NO) // as everywhere
    SchedulerFactoryBean scheduler() {
        return new SchedulerFactoryBean();
    }

    @Bean(autowire = Autowire.NO, name = "second")
    SchedulerFactoryBean other() {
        return new SchedulerFactoryBean();
    }

    @Bean(autowire = Autowire.NO)
    SchedulerFactoryBean third() {
        return new SchedulerFactoryBean();
    }
}

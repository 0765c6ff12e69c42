package a;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Boot's executor also has the name that it had until 3.5: this application asks for it. */
@Configuration(proxyBeanMethods = false)
class TaskExecutorAliasConfiguration {
    @Bean
    static BeanFactoryPostProcessor taskExecutorAlias() {
        return beanFactory -> beanFactory.registerAlias("applicationTaskExecutor", "taskExecutor");
    }
}

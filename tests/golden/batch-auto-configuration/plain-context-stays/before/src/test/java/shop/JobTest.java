package shop;

import org.springframework.batch.core.configuration.annotation.EnableBatchProcessing;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

class JobTest {
    void runs() {
        new AnnotationConfigApplicationContext(TestConfig.class).getBean("job");
    }

    @Configuration
    @EnableBatchProcessing
    static class TestConfig {
        @Bean
        String name() {
            return "shop";
        }
    }
}

package shop;

import org.springframework.batch.core.Job;
import org.springframework.batch.core.Step;
import org.springframework.batch.core.configuration.annotation.JobBuilderFactory;
import org.springframework.batch.core.configuration.annotation.StepBuilderFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Bean;

class BatchConfig {
    @Autowired
    public JobBuilderFactory jobBuilderFactory;

    @Autowired
    public StepBuilderFactory stepBuilderFactory;

    @Bean
    Job job(Step step) {
        return jobBuilderFactory.get("import").incrementer(ids()).flow(step).end().build();
    }

    @Bean
    Step step() {
        return this.stepBuilderFactory.get("step")
                .<Order, Row>chunk(10)
                .reader(reader())
                .build();
    }

    @Bean
    Step clean() {
        return stepBuilderFactory.get("clean").transactionManager(own()).tasklet((a, b) -> null).build();
    }
}

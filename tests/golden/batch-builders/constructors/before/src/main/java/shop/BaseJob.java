package shop;

import org.springframework.batch.core.configuration.annotation.JobBuilderFactory;
import org.springframework.batch.core.configuration.annotation.StepBuilderFactory;

abstract class BaseJob {
    private final JobBuilderFactory jobBuilderFactory;
    private final StepBuilderFactory stepBuilderFactory;

    BaseJob(JobBuilderFactory jobBuilderFactory, StepBuilderFactory stepBuilderFactory) {
        this.jobBuilderFactory = jobBuilderFactory;
        this.stepBuilderFactory = stepBuilderFactory;
    }

    protected JobBuilderFactory getJobBuilderFactory() {
        return jobBuilderFactory;
    }

    protected StepBuilderFactory getStepBuilderFactory() {
        return this.stepBuilderFactory;
    }
}

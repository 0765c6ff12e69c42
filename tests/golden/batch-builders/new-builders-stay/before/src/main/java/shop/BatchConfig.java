package shop;

import org.springframework.batch.core.Step;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.builder.StepBuilder;

class BatchConfig {
    Step step(JobRepository jobRepository, Object transactionManager) {
        return new StepBuilder("step", jobRepository).chunk(10, transactionManager).build(); // no StepBuilderFactory
    }
}

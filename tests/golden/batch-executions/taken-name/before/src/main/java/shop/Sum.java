package shop;

import org.springframework.batch.core.JobExecution;
import org.springframework.batch.core.StepExecution;

public class Sum {
    public int of(JobExecution execution) {
        return execution.getStepExecutions().stream().mapToInt(StepExecution::getWriteCount).sum();
    }
}

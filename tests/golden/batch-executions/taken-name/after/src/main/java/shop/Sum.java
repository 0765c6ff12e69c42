package shop;

import org.springframework.batch.core.JobExecution;

public class Sum {
    public int of(JobExecution execution) {
        return execution.getStepExecutions().stream().mapToInt(stepExecution -> (int) stepExecution.getWriteCount()).sum();
    }
}

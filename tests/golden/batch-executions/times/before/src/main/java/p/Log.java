package p;

import java.util.Collection;
import java.util.Date;
import org.springframework.batch.core.JobExecution;
import org.springframework.batch.core.StepExecution;

class Log {

    private StepExecution last;

    long millis(JobExecution execution) {
        return execution.getEndTime().getTime() - execution.getStartTime().getTime();
    }

    Date ended(StepExecution step) {
        return step.getEndTime();
    }

    int sum(Collection<StepExecution> steps) {
        int total = last.getReadCount() + last.getSkipCount();
        for (StepExecution step : steps) {
            int written = step.getWriteCount();
            total += written + step.getReadCount();
        }
        long all = last.getReadCount();
        return total + steps.stream().mapToInt(StepExecution::getWriteCount).sum();
    }

    String text(JobExecution execution) {
        Date created = execution.getCreateTime();
        return execution.getEndTime() == null ? "running since " + created : "" + execution.getEndTime();
    }
}

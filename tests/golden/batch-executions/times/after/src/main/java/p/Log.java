package p;

import java.sql.Timestamp;
import java.util.Collection;
import java.util.Date;
import org.springframework.batch.core.JobExecution;
import org.springframework.batch.core.StepExecution;

class Log {

    private StepExecution last;

    long millis(JobExecution execution) {
        return Timestamp.valueOf(execution.getEndTime()).getTime() - Timestamp.valueOf(execution.getStartTime()).getTime();
    }

    Date ended(StepExecution step) {
        return step.getEndTime() == null ? null : Timestamp.valueOf(step.getEndTime());
    }

    int sum(Collection<StepExecution> steps) {
        int total = (int) (last.getReadCount() + last.getSkipCount());
        for (StepExecution step : steps) {
            int written = (int) step.getWriteCount();
            total += written + step.getReadCount();
        }
        long all = last.getReadCount();
        return total + steps.stream().mapToInt(execution -> (int) execution.getWriteCount()).sum();
    }

    String text(JobExecution execution) {
        Date created = execution.getCreateTime() == null ? null : Timestamp.valueOf(execution.getCreateTime());
        return execution.getEndTime() == null ? "running since " + created : "" + execution.getEndTime();
    }
}

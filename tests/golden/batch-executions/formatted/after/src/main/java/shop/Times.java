package shop;

import java.sql.Timestamp;
import java.text.SimpleDateFormat;

import org.springframework.batch.core.JobExecution;

class Times {
    String text(JobExecution execution, SimpleDateFormat format) {
        return format.format(Timestamp.valueOf(execution.getStartTime())) + new SimpleDateFormat("HH").format(Timestamp.valueOf(execution.getEndTime()))
                + String.format("%tF", execution.getStartTime());
    }
}

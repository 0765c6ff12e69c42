package shop;

import java.text.SimpleDateFormat;

import org.springframework.batch.core.JobExecution;

class Times {
    String text(JobExecution execution, SimpleDateFormat format) {
        return format.format(execution.getStartTime()) + new SimpleDateFormat("HH").format(execution.getEndTime())
                + String.format("%tF", execution.getStartTime());
    }
}

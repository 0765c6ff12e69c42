package shop;

import java.sql.Timestamp;
import java.time.LocalDateTime;
import java.util.Date;

import org.springframework.batch.core.JobExecution;

class Times {
    void tell(JobExecution execution, Date end) {
        execution.setStartTime(LocalDateTime.now());
        execution.setEndTime(new Timestamp(end.getTime()).toLocalDateTime());
        show(execution.getStartTime() == null ? null : Timestamp.valueOf(execution.getStartTime()));
    }

    void show(Date date) {
    }
}

package shop;

import java.util.Date;

import org.springframework.batch.core.JobExecution;

class Times {
    void tell(JobExecution execution, Date end) {
        execution.setStartTime(new Date());
        execution.setEndTime(end);
        show(execution.getStartTime());
    }

    void show(Date date) {
    }
}

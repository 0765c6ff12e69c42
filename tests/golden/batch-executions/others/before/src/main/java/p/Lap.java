package p;

import java.util.Date;
import org.springframework.batch.core.JobExecution;

class Lap {

    interface Timed {
        Date getEndTime();

        int getReadCount();
    }

    long millis(Timed timed, JobExecution execution) {
        int count = timed.getReadCount();
        boolean over = execution.getEndTime() != null;
        return timed.getEndTime().getTime() + count;
    }
}

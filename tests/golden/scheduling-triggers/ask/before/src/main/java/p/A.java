package p;

import java.util.Date;
import org.springframework.scheduling.support.CronTrigger;

class A {
    Date next(CronTrigger trigger) {
        return trigger.nextExecutionTime(null);
    }
}

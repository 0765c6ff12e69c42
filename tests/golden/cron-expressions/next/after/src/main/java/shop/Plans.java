package shop;

import java.time.ZoneId;
import java.util.Date;
import org.springframework.scheduling.support.CronExpression;

class Plans {
    private CronExpression nightly = CronExpression.parse("0 0 3 * * *");

    boolean isValid(String cron) {
        return CronExpression.isValidExpression(cron);
    }

    Date next(String cron, Date last) {
        return Date.from(CronExpression.parse(cron).next(last.toInstant().atZone(ZoneId.systemDefault())).toInstant());
    }

    Date night() {
        CronExpression plan = this.nightly;
        return Date.from(plan.next(new Date().toInstant().atZone(ZoneId.systemDefault())).toInstant());
    }

    Date tomorrow() {
        return Date.from(nightly.next(new Date().toInstant().atZone(ZoneId.systemDefault())).toInstant());
    }
}

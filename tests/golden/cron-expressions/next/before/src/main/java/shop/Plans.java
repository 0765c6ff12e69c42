package shop;

import java.util.Date;
import org.springframework.scheduling.support.CronSequenceGenerator;

class Plans {
    private CronSequenceGenerator nightly = new CronSequenceGenerator("0 0 3 * * *");

    boolean isValid(String cron) {
        return CronSequenceGenerator.isValidExpression(cron);
    }

    Date next(String cron, Date last) {
        return new CronSequenceGenerator(cron).next(last);
    }

    Date night() {
        CronSequenceGenerator plan = this.nightly;
        return plan.next(new Date());
    }

    Date tomorrow() {
        return nightly.next(new Date());
    }
}

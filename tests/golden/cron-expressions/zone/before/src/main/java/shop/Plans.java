package shop;

import java.util.Date;
import java.util.TimeZone;
import org.springframework.scheduling.support.CronSequenceGenerator;

class Plans {

    Date next(String cron, TimeZone zone) {
        return new CronSequenceGenerator(cron, zone).next(new Date());
    }
}

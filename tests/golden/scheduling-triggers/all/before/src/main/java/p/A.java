package p;

import java.util.Date;
import org.springframework.scheduling.Trigger;
import org.springframework.scheduling.TriggerContext;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;
import org.springframework.scheduling.support.CronTrigger;

class A implements SchedulingConfigurer {
    @Override
    public void configureTasks(ScheduledTaskRegistrar registrar) {
        registrar.addTriggerTask(this::work, context -> new CronTrigger(cron()).nextExecutionTime(context));
        registrar.addTriggerTask(() -> work(), context -> {
            CronTrigger trigger = new CronTrigger(cron());
            Date next = trigger.nextExecutionTime(context);
            return next;
        });
        registrar.addTriggerTask(this::work, new Trigger() {
            @Override
            public Date nextExecutionTime(TriggerContext context) {
                if (stopped()) {
                    return null;
                }
                return calendar().getTime();
            }
        });
    }
}

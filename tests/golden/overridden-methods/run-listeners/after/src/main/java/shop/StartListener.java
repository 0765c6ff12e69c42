package shop;

import java.time.Duration;
import org.springframework.boot.ConfigurableBootstrapContext;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringApplicationRunListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;

public class StartListener implements SpringApplicationRunListener {

    public StartListener(SpringApplication application, String[] args) {
    }

    @Override
    public void starting(ConfigurableBootstrapContext bootstrapContext) {
        System.out.println("starting");
    }

    @Override
    public void environmentPrepared(ConfigurableBootstrapContext bootstrapContext, ConfigurableEnvironment environment) {
        System.out.println(environment.getActiveProfiles().length);
    }

    @Override
    public void contextPrepared(ConfigurableApplicationContext context) {
    }

    public void started(ConfigurableApplicationContext context, Duration timeTaken) {
        SpringApplicationRunListener.super.started(context, timeTaken);
    }

    public void ready(final ConfigurableApplicationContext context, Duration timeTaken) {
        System.out.println(context.getId());
    }

    @Override
    public void failed(ConfigurableApplicationContext context, Throwable exception) {
    }
}

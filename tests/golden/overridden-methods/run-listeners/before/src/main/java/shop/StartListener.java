package shop;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringApplicationRunListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;

public class StartListener implements SpringApplicationRunListener {

    public StartListener(SpringApplication application, String[] args) {
    }

    @Override
    public void starting() {
        System.out.println("starting");
    }

    @Override
    public void environmentPrepared(ConfigurableEnvironment environment) {
        System.out.println(environment.getActiveProfiles().length);
    }

    @Override
    public void contextPrepared(ConfigurableApplicationContext context) {
    }

    public void started(ConfigurableApplicationContext context) {
        SpringApplicationRunListener.super.started(context);
    }

    public void running(final ConfigurableApplicationContext context) {
        System.out.println(context.getId());
    }

    @Override
    public void failed(ConfigurableApplicationContext context, Throwable exception) {
    }
}

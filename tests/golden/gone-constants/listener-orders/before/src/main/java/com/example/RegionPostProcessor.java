package com.example;

import java.util.Map;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigFileApplicationListener;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** Runs after {@link ConfigFileApplicationListener}. */
public class RegionPostProcessor implements EnvironmentPostProcessor, Ordered {

    private static final int BEFORE = 100 - ConfigFileApplicationListener.DEFAULT_ORDER;

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        String name = environment.getProperty(ConfigFileApplicationListener.CONFIG_NAME_PROPERTY, "application");
        String active = environment.getProperty(
                org.springframework.boot.context.config.ConfigFileApplicationListener.ACTIVE_PROFILES_PROPERTY);
        environment.getPropertySources().addLast(new MapPropertySource("region", Map.of("region.name", name + active)));
    }

    @Override
    public int getOrder() {
        return ConfigFileApplicationListener.DEFAULT_ORDER + 1;
    }
}

package com.example;

import java.util.Map;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.AbstractEnvironment;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** Runs after {@link ConfigFileApplicationListener}. */
public class RegionPostProcessor implements EnvironmentPostProcessor, Ordered {

    private static final int BEFORE = 100 - ConfigDataEnvironmentPostProcessor.ORDER;

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        String name = environment.getProperty("spring.config.name", "application");
        String active = environment.getProperty(
                AbstractEnvironment.ACTIVE_PROFILES_PROPERTY_NAME);
        environment.getPropertySources().addLast(new MapPropertySource("region", Map.of("region.name", name + active)));
    }

    @Override
    public int getOrder() {
        return ConfigDataEnvironmentPostProcessor.ORDER + 1;
    }
}

package com.northquay.audit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;

class AuditAutoConfigurationTest {

    private final AutoConfigurations configurations = AutoConfigurations.of(AuditAutoConfiguration.class);
    private final WebApplicationContextRunner web = new WebApplicationContextRunner().withConfiguration(configurations);

    @Test
    void isOnByDefault() {
        web.run(context -> {
            assertThat(context).hasSingleBean(AuditTrail.class).hasBean("auditMvcConfigurer");
            assertThat(context.getBean(AuditProperties.class).getCapacity()).isEqualTo(500);
            assertThat(context.getBean(AuditProperties.class).getPaths()).containsExactly("/**");
        });
    }

    @Test
    void bindsItsProperties() {
        web.withPropertyValues("warehouse.audit.capacity=2", "warehouse.audit.paths=/stock/**,/products/**")
                .run(context -> {
                    assertThat(context.getBean(AuditProperties.class).getCapacity()).isEqualTo(2);
                    assertThat(context.getBean(AuditProperties.class).getPaths()).hasSize(2);
                });
    }

    @Test
    void canBeSwitchedOff() {
        web.withPropertyValues("warehouse.audit.enabled=false")
                .run(context -> assertThat(context).doesNotHaveBean(AuditTrail.class));
    }

    @Test
    void needsAWebApplication() {
        new ApplicationContextRunner().withConfiguration(configurations)
                .run(context -> assertThat(context).doesNotHaveBean(AuditTrail.class));
    }
}

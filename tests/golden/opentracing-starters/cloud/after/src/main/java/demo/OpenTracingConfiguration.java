package demo;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.opentracingshim.OpenTracingShim;
import io.opentracing.Tracer;
import io.opentracing.noop.NoopTracerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** OpenTracing's API on the spans of Micrometer Tracing: its own starters ended with Spring Boot 2. */
@Configuration(proxyBeanMethods = false)
public class OpenTracingConfiguration {
    @Bean
    public Tracer openTracer(OpenTelemetry telemetry, @Value("${management.tracing.enabled:true}") boolean enabled) {
        return enabled ? OpenTracingShim.createTracerShim(telemetry) : NoopTracerFactory.create();
    }
}

package shop;

import io.micrometer.core.instrument.Clock;
import io.micrometer.prometheus.PrometheusConfig;
import io.micrometer.prometheus.PrometheusMeterRegistry;
import io.prometheus.client.CollectorRegistry;

class Metrics {
    CollectorRegistry registry = new CollectorRegistry(true);

    PrometheusMeterRegistry meters() {
        CollectorRegistry.defaultRegistry.clear();
        registry.clear();
        return new PrometheusMeterRegistry(PrometheusConfig.DEFAULT, registry, Clock.SYSTEM);
    }
}

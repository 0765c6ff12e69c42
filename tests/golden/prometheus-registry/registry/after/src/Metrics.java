package shop;

import io.micrometer.core.instrument.Clock;
import io.micrometer.prometheus.PrometheusConfig;
import io.micrometer.prometheus.PrometheusMeterRegistry;
import io.prometheus.metrics.model.registry.PrometheusRegistry;

class Metrics {
    PrometheusRegistry registry = new PrometheusRegistry();

    PrometheusMeterRegistry meters() {
        PrometheusRegistry.defaultRegistry.clear();
        registry.clear();
        return new PrometheusMeterRegistry(PrometheusConfig.DEFAULT, registry, Clock.SYSTEM);
    }
}

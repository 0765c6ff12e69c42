package shop.a;

import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.Counter;

class Metrics {
    Counter orders = Counter.build().name("orders").help("h").register(CollectorRegistry.defaultRegistry);
}

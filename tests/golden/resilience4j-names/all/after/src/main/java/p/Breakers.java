package p;

import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;

class Breakers {
    CircuitBreakerConfig config(int size) {
        return CircuitBreakerConfig.custom()
                .slidingWindow(size, size, CircuitBreakerConfig.SlidingWindowType.COUNT_BASED)
                .permittedNumberOfCallsInHalfOpenState(2)
                .recordException(e -> e instanceof java.io.IOException)
                .build();
    }
}

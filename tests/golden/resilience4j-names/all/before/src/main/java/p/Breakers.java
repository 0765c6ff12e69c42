package p;

import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;

class Breakers {
    CircuitBreakerConfig config(int size) {
        return CircuitBreakerConfig.custom()
                .ringBufferSizeInClosedState(size)
                .ringBufferSizeInHalfOpenState(2)
                .recordFailure(e -> e instanceof java.io.IOException)
                .build();
    }
}

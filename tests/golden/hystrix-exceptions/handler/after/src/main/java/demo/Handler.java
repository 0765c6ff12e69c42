package demo;

import java.util.concurrent.TimeoutException;
import org.springframework.cloud.client.circuitbreaker.NoFallbackAvailableException;

class Handler {
    @ExceptionHandler(NoFallbackAvailableException.class)
    String failed(NoFallbackAvailableException e) {
        return e.getCause() instanceof TimeoutException ? "late" : org.springframework.cloud.client.circuitbreaker.NoFallbackAvailableException.class.getName();
    }
}

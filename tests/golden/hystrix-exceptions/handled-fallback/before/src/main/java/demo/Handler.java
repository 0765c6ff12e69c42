package demo;

import com.netflix.hystrix.exception.*;

class Handler {
    @ExceptionHandler(HystrixRuntimeException.class)
    String failed(HystrixRuntimeException e) {
        return e.getCause() instanceof HystrixTimeoutException ? "late" : com.netflix.hystrix.exception.HystrixRuntimeException.class.getName();
    }
}

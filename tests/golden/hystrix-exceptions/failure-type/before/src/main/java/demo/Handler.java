package demo;

import com.netflix.hystrix.exception.HystrixRuntimeException;

class Handler {
    String failed(HystrixRuntimeException e) {
        return e.getFailureType().name();
    }
}

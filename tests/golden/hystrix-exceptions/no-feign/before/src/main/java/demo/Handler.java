package demo;

import com.netflix.hystrix.exception.HystrixRuntimeException;

class Handler {
    void call() {
        try {
            service.call();
        } catch (HystrixRuntimeException e) {
            throw e;
        }
    }
}

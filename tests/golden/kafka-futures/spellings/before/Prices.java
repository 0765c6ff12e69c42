package shop;

import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.AsyncResult;
import org.springframework.util.concurrent.ListenableFuture;

class Prices {
    @Async
    ListenableFuture<Integer> price(String id) {
        return id == null ? AsyncResult.forExecutionException(new IllegalStateException()) : new AsyncResult<>(1);
    }
}

package shop;

import java.util.concurrent.CompletableFuture;
import org.springframework.scheduling.annotation.Async;

class Prices {
    @Async
    CompletableFuture<Integer> price(String id) {
        return id == null ? CompletableFuture.failedFuture(new IllegalStateException()) : CompletableFuture.completedFuture(1);
    }
}

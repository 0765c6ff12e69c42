package p;

import java.time.Duration;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.util.retry.Retry;

class A {
    private final Scheduler named = Schedulers.newBoundedElastic(Schedulers.DEFAULT_BOUNDED_ELASTIC_SIZE, Schedulers.DEFAULT_BOUNDED_ELASTIC_QUEUESIZE, "db", 30);

    Flux<String> read() {
        return Flux.just("a")
                .subscribeOn(Schedulers.boundedElastic())
                .retryWhen(Retry.backoff(3, Duration.ofSeconds(1)).maxBackoff(Duration.ofSeconds(9)))
                .contextWrite(ctx -> ctx.put("k", "v"));
    }

    Mono<String> user() {
        return Mono.deferContextual(Mono::just).map(ctx -> ctx.get("k"));
    }
}

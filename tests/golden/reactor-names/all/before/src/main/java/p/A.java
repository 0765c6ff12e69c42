package p;

import java.time.Duration;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

class A {
    private final Scheduler named = Schedulers.newElastic("db", 30);

    Flux<String> read() {
        return Flux.just("a")
                .subscribeOn(Schedulers.elastic())
                .retryBackoff(3, Duration.ofSeconds(1), Duration.ofSeconds(9))
                .subscriberContext(ctx -> ctx.put("k", "v"));
    }

    Mono<String> user() {
        return Mono.subscriberContext().map(ctx -> ctx.get("k"));
    }
}

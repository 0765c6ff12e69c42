package calls;

import java.util.function.Function;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

class Calls {

    Mono<String> lambdas(Mono<String> call) {
        return call.retryWhen(Retry.indefinitely().filter(error -> error instanceof IllegalStateException))
                .retryWhen(Retry.max(3).filter(error -> true).onRetryExhaustedThrow((spec, signal) -> signal.failure()))
                .retryWhen(Retry.withThrowable(errors -> errors.take(3)));
    }

    Flux<String> values(Flux<String> call, Function<Flux<Throwable>, Publisher<Long>> when) {
        return call.retryWhen(Retry.indefinitely().filter(IllegalStateException.class::isInstance)).retryWhen(Retry.withThrowable(when)).retry(2);
    }
}

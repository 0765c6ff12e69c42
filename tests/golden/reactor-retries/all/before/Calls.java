package calls;

import java.util.function.Function;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class Calls {

    Mono<String> lambdas(Mono<String> call) {
        return call.retry(error -> error instanceof IllegalStateException)
                .retry(3, error -> true)
                .retryWhen(errors -> errors.take(3));
    }

    Flux<String> values(Flux<String> call, Function<Flux<Throwable>, Publisher<Long>> when) {
        return call.retry(IllegalStateException.class::isInstance).retryWhen(when).retry(2);
    }
}

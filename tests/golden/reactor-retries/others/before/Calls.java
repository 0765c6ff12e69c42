package calls;

import java.time.Duration;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

class Calls {

    Mono<String> backoff(Mono<String> call, String times) {
        return call.retryWhen(Retry.backoff(times, Duration.ofMillis(5)));
    }
}

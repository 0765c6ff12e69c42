package a;

import java.util.function.Predicate;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

class Client {
    private final Predicate<HttpStatus> bad = HttpStatus::isError;
    private WebClient client;

    Mono<String> order() {
        return client.get().retrieve()
            .onStatus(it -> bad.test(HttpStatus.valueOf(it.value())), answer -> Mono.error(new IllegalStateException()))
            .onStatus(it -> this.bad.negate().test(HttpStatus.valueOf(it.value())), answer -> Mono.empty())
            .bodyToMono(String.class);
    }
}

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
            .onStatus(bad, answer -> Mono.error(new IllegalStateException()))
            .onStatus(this.bad.negate(), answer -> Mono.empty())
            .bodyToMono(String.class);
    }
}

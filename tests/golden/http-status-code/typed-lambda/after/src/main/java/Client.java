import org.springframework.http.HttpStatusCode;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

class Client {
    Mono<String> get(WebClient client) {
        return client.get().retrieve().onStatus((HttpStatusCode s) -> s.isError(), r -> Mono.empty()).bodyToMono(String.class);
    }
}

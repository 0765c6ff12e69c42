import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

class Statuses {
    private final Function<ClientResponse, HttpStatus> status = ClientResponse::statusCode;
    WebClient client;
    Mono<ResponseEntity<String>> answer;
    List<ResponseEntity<String>> answers;

    Mono<HttpStatus> head() {
        return client.head().exchangeToMono(r -> Mono.just(r.statusCode()));
    }

    Mono<HttpStatus> get() {
        return answer
                .map(ResponseEntity::getStatusCode);
    }

    Mono<HttpStatus> block() {
        return answer.map(r -> {
            System.out.println(r.getStatusCode());
            return r.getStatusCode();
        });
    }

    void local() {
        Mono<HttpStatus> it = answer.map(r -> r.getStatusCode());
        client.get().retrieve().onStatus(this::isBad, r -> Mono.empty());
    }

    List<HttpStatus> all() {
        return answers.stream().map(ResponseEntity::getStatusCode).collect(Collectors.toList());
    }

    List<HttpStatus> list() {
        return answers.stream().map(ResponseEntity::getStatusCode).toList();
    }

    Map<HttpStatus, String> byStatus() {
        return answers.stream().collect(Collectors.toMap(ResponseEntity::getStatusCode, ResponseEntity::getBody));
    }

    private boolean isBad(HttpStatus status) {
        return status.isError();
    }
}

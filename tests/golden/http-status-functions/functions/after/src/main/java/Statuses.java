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
    private final Function<ClientResponse, HttpStatus> status = each -> HttpStatus.valueOf(each.statusCode().value());
    WebClient client;
    Mono<ResponseEntity<String>> answer;
    List<ResponseEntity<String>> answers;

    Mono<HttpStatus> head() {
        return client.head().exchangeToMono(r -> Mono.just(HttpStatus.valueOf(r.statusCode().value())));
    }

    Mono<HttpStatus> get() {
        return answer
                .map(each -> HttpStatus.valueOf(each.getStatusCode().value()));
    }

    Mono<HttpStatus> block() {
        return answer.map(r -> {
            System.out.println(r.getStatusCode());
            return HttpStatus.valueOf(r.getStatusCode().value());
        });
    }

    void local() {
        Mono<HttpStatus> it = answer.map(r -> HttpStatus.valueOf(r.getStatusCode().value()));
        client.get().retrieve().onStatus(each -> this.isBad(HttpStatus.valueOf(each.value())), r -> Mono.empty());
    }

    List<HttpStatus> all() {
        return answers.stream().map(each -> HttpStatus.valueOf(each.getStatusCode().value())).collect(Collectors.toList());
    }

    List<HttpStatus> list() {
        return answers.stream().map(each -> HttpStatus.valueOf(each.getStatusCode().value())).toList();
    }

    Map<HttpStatus, String> byStatus() {
        return answers.stream().collect(Collectors.toMap(each -> HttpStatus.valueOf(each.getStatusCode().value()), ResponseEntity::getBody));
    }

    private boolean isBad(HttpStatus status) {
        return status.isError();
    }
}

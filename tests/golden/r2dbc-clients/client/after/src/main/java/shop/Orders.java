package shop;

import java.util.concurrent.Executor;
import org.springframework.r2dbc.BadSqlGrammarException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.Parameter;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class Orders {

    private final DatabaseClient client;
    private final Executor executor;

    Orders(DatabaseClient client, Executor executor) {
        this.client = client;
        this.executor = executor;
    }

    Flux<String> names() {
        return client.sql("select name from orders")
                .map((row, metadata) -> row.get("name", String.class))
                .all();
    }

    Mono<Void> rename(long id, String name) {
        return this.client.sql("update orders set name = :name where id = :id")
                .bind("id", id)
                .bind("name", Parameter.fromOrEmpty(name, String.class))
                .then()
                .onErrorResume(BadSqlGrammarException.class, e -> Mono.empty());
    }

    void later(Runnable task) {
        executor.execute(task);
    }
}

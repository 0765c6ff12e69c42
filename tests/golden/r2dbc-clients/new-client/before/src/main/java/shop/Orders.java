package shop;

import org.springframework.data.r2dbc.core.R2dbcEntityTemplate;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

class Orders {

    Mono<Void> clear(DatabaseClient client, R2dbcEntityTemplate template) {
        return client.sql("delete from orders").then();
    }
}

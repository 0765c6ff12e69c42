package p;

import reactor.core.publisher.Mono;

class Jobs {
    Mono<Integer> drop(Client client) {
        Mono<Integer> rows = client.sql("delete from job").fetch()
                .rowsUpdated().map(Math::toIntExact);
        return rows;
    }
}

package p;

import co.elastic.clients.elasticsearch._types.query_dsl.BoolQuery;
import org.springframework.data.elasticsearch.client.elc.NativeQuery;
import org.springframework.data.elasticsearch.client.elc.NativeQueryBuilder;

class Finder {

    private final Queries queries = new Queries();

    NativeQuery named(String name) {
        BoolQuery.Builder bool = queries.all();
        bool.filter(queries.byName(name));
        return new NativeQueryBuilder().withQuery(bool.build()._toQuery()).build();
    }
}

package p;

import org.elasticsearch.index.query.BoolQueryBuilder;
import org.springframework.data.elasticsearch.core.query.NativeSearchQuery;
import org.springframework.data.elasticsearch.core.query.NativeSearchQueryBuilder;

class Finder {

    private final Queries queries = new Queries();

    NativeSearchQuery named(String name) {
        BoolQueryBuilder bool = queries.all();
        bool.filter(queries.byName(name));
        return new NativeSearchQueryBuilder().withQuery(bool).build();
    }
}

package p;

import org.elasticsearch.index.query.BoolQueryBuilder;
import org.elasticsearch.index.query.QueryBuilder;
import org.elasticsearch.index.query.QueryBuilders;
import org.springframework.data.elasticsearch.core.query.NativeSearchQuery;
import org.springframework.data.elasticsearch.core.query.NativeSearchQueryBuilder;

class Twice {

    NativeSearchQuery both() {
        BoolQueryBuilder bool = QueryBuilders.boolQuery();
        return new NativeSearchQueryBuilder().withQuery(bool).withFilter(bool).build();
    }
}

package p;

import org.elasticsearch.index.query.BoolQueryBuilder;
import org.elasticsearch.index.query.QueryBuilder;
import org.elasticsearch.index.query.QueryBuilders;
import org.springframework.data.elasticsearch.core.query.NativeSearchQuery;
import org.springframework.data.elasticsearch.core.query.NativeSearchQueryBuilder;

class Afterwards {

    NativeSearchQuery grown(String name) {
        BoolQueryBuilder inner = QueryBuilders.boolQuery();
        BoolQueryBuilder bool = QueryBuilders.boolQuery().must(inner);
        inner.should(QueryBuilders.termQuery("name", name));
        return new NativeSearchQuery(bool);
    }
}

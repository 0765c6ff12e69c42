package p;

import org.elasticsearch.index.query.BoolQueryBuilder;
import org.elasticsearch.index.query.QueryBuilder;
import org.elasticsearch.index.query.QueryBuilders;
import org.springframework.data.elasticsearch.core.query.NativeSearchQuery;
import org.springframework.data.elasticsearch.core.query.NativeSearchQueryBuilder;

class Alias {

    QueryBuilder alias() {
        BoolQueryBuilder bool = QueryBuilders.boolQuery();
        BoolQueryBuilder same = bool;
        same.must(QueryBuilders.matchAllQuery());
        return bool;
    }
}

package p;

import org.elasticsearch.index.query.BoolQueryBuilder;
import org.elasticsearch.index.query.QueryBuilder;
import org.elasticsearch.index.query.QueryBuilders;
import org.springframework.data.elasticsearch.core.query.NativeSearchQuery;
import org.springframework.data.elasticsearch.core.query.NativeSearchQueryBuilder;

class Reference {

    BoolQueryBuilder all(java.util.List<QueryBuilder> queries) {
        BoolQueryBuilder bool = QueryBuilders.boolQuery();
        queries.forEach(bool::must);
        return bool;
    }
}

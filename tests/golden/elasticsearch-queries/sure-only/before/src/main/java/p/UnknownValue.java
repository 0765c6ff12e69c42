package p;

import org.elasticsearch.index.query.BoolQueryBuilder;
import org.elasticsearch.index.query.QueryBuilder;
import org.elasticsearch.index.query.QueryBuilders;
import org.springframework.data.elasticsearch.core.query.NativeSearchQuery;
import org.springframework.data.elasticsearch.core.query.NativeSearchQueryBuilder;

class UnknownValue {

    QueryBuilder at(java.time.LocalDateTime when, Object value) {
        return QueryBuilders.boolQuery()
                .must(QueryBuilders.termQuery("when", when))
                .must(QueryBuilders.termQuery("value", value));
    }
}

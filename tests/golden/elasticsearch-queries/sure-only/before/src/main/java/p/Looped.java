package p;

import org.elasticsearch.index.query.BoolQueryBuilder;
import org.elasticsearch.index.query.QueryBuilder;
import org.elasticsearch.index.query.QueryBuilders;
import org.springframework.data.elasticsearch.core.query.NativeSearchQuery;
import org.springframework.data.elasticsearch.core.query.NativeSearchQueryBuilder;

class Looped {

    QueryBuilder looped(String[] names) {
        BoolQueryBuilder inner = QueryBuilders.boolQuery();
        BoolQueryBuilder bool = QueryBuilders.boolQuery();
        for (String name : names) {
            bool.should(inner);
        }
        return bool;
    }
}

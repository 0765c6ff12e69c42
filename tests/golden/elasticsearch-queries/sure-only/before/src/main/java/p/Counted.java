package p;

import org.elasticsearch.index.query.BoolQueryBuilder;
import org.elasticsearch.index.query.QueryBuilder;
import org.elasticsearch.index.query.QueryBuilders;
import org.springframework.data.elasticsearch.core.query.NativeSearchQuery;
import org.springframework.data.elasticsearch.core.query.NativeSearchQueryBuilder;
import org.elasticsearch.search.aggregations.AggregationBuilders;

class Counted {

    NativeSearchQuery counted() {
        return new NativeSearchQueryBuilder().addAggregation(AggregationBuilders.terms("a").field("b")).build();
    }
}

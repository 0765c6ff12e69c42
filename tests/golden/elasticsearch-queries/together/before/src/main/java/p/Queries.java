package p;

import org.elasticsearch.index.query.BoolQueryBuilder;
import org.elasticsearch.index.query.QueryBuilder;
import org.elasticsearch.index.query.QueryBuilders;

public class Queries {

    public QueryBuilder byName(String name) {
        return QueryBuilders.matchQuery("name", name);
    }

    public BoolQueryBuilder all() {
        return QueryBuilders.boolQuery().must(QueryBuilders.matchAllQuery());
    }
}

package p;

import co.elastic.clients.elasticsearch._types.query_dsl.BoolQuery;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch._types.query_dsl.QueryBuilders;

public class Queries {

    public Query byName(String name) {
        return QueryBuilders.match().field("name").query(name).build()._toQuery();
    }

    public BoolQuery.Builder all() {
        return QueryBuilders.bool().must(QueryBuilders.matchAll().build()._toQuery());
    }
}

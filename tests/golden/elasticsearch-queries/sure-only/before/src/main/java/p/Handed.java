package p;

import org.elasticsearch.index.query.QueryBuilder;
import org.elasticsearch.index.query.QueryBuilders;

public class Handed {

    public static QueryBuilder all() {
        return QueryBuilders.matchAllQuery();
    }
}

package p;

import org.elasticsearch.index.query.BoolQueryBuilder;
import org.elasticsearch.index.query.QueryBuilder;
import org.elasticsearch.index.query.QueryBuilders;
import org.springframework.data.elasticsearch.core.query.NativeSearchQuery;
import org.springframework.data.elasticsearch.core.query.NativeSearchQueryBuilder;

class Logged {

    QueryBuilder logged(String name) {
        QueryBuilder query = QueryBuilders.termQuery("name", name);
        System.out.println(query);
        return query;
    }
}

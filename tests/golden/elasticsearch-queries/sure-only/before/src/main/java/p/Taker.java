package p;

import org.elasticsearch.index.query.QueryBuilders;

class Taker {

    String text() {
        return QueryBuilders.boolQuery().must(Handed.all()).toString();
    }
}

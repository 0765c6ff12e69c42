package p;

import org.elasticsearch.index.query.BoolQueryBuilder;
import org.elasticsearch.index.query.QueryBuilder;
import org.elasticsearch.index.query.QueryBuilders;
import org.springframework.data.elasticsearch.core.query.NativeSearchQuery;
import org.springframework.data.elasticsearch.core.query.NativeSearchQueryBuilder;

class Repository {

    Object found(Forms forms, String name) {
        return forms.search(new NativeSearchQuery(QueryBuilders.termQuery("name", name)));
    }

    interface Forms extends org.springframework.data.elasticsearch.repository.ElasticsearchRepository<Repository, String> {
    }
}

package p;

import org.springframework.data.elasticsearch.core.ElasticsearchOperations;
import org.springframework.data.elasticsearch.core.query.IndexQueryBuilder;

class Search {

    private final ElasticsearchOperations template;

    Search(ElasticsearchOperations template) {
        this.template = template;
    }

    boolean exists(String id) {
        return template.exists(id, Item.class);
    }
}

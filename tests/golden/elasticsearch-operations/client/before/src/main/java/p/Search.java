package p;

import org.springframework.data.elasticsearch.core.ElasticsearchRestTemplate;
import org.springframework.data.elasticsearch.core.query.IndexQueryBuilder;

class Search {

    private final ElasticsearchRestTemplate template;

    Search(ElasticsearchRestTemplate template) {
        this.template = template;
    }

    boolean exists(String id) {
        return template.exists(id, Item.class);
    }
}

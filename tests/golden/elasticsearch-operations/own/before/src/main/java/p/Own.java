package p;

import org.springframework.data.elasticsearch.annotations.Document;
import org.springframework.data.elasticsearch.client.ClientConfiguration;
import org.springframework.data.elasticsearch.core.ElasticsearchRestTemplate;

@Document(indexName = "own")
class Own {

    Object template(Object client) {
        return new ElasticsearchRestTemplate(client);
    }
}

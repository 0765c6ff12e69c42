package p;

import org.springframework.data.annotation.Id;
import org.springframework.data.elasticsearch.annotations.Document;

@Document(indexName = "items", type = "item", shards = 2, replicas = 0, createIndex = false)
class Item {
    @Id
    String id;
}

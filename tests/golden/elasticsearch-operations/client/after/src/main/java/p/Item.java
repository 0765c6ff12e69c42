package p;

import org.springframework.data.annotation.Id;
import org.springframework.data.elasticsearch.annotations.Document;
import org.springframework.data.elasticsearch.annotations.Setting;

@Document(indexName = "items", createIndex = false)
@Setting(shards = 2, replicas = 0)
class Item {
    @Id
    String id;
}

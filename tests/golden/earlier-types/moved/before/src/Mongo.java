package shop;

import com.mongodb.client.MongoClient;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.SimpleMongoClientDbFactory;

class Mongo {

    MongoTemplate template(MongoClient client) {
        return new MongoTemplate(new SimpleMongoClientDbFactory(client, "orders"));
    }
}

package shop;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import org.springframework.context.annotation.Bean;
import org.springframework.data.mongodb.core.MongoTemplate;

class Clients {
    @Bean
    MongoTemplate template() {
        return new MongoTemplate(MongoClients.create("mongodb://localhost:27017"), "shop");
    }

    MongoClient plain() {
        return MongoClients.create();
    }

    MongoClient named(String host) {
        return MongoClients.create("mongodb://" + host);
    }

    MongoClient fixed(int port) {
        return MongoClients.create("mongodb://127.0.0.1:" + port);
    }

    MongoClient address() {
        return MongoClients.create("mongodb://db.local:27018");
    }

    MongoClient inline(String uri) {
        return MongoClients.create(uri);
    }

    MongoTemplate variable() {
        ConnectionString uri = new ConnectionString("mongodb://localhost/shop");
        MongoClient client = MongoClients.create(uri);
        return new MongoTemplate(client, uri.getDatabase());
    }
}

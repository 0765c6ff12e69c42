package shop;

import com.mongodb.MongoClient;
import com.mongodb.MongoClientURI;
import com.mongodb.ServerAddress;
import org.springframework.context.annotation.Bean;
import org.springframework.data.mongodb.core.MongoTemplate;

class Clients {
    @Bean
    MongoTemplate template() {
        return new MongoTemplate(new MongoClient("localhost", 27017), "shop");
    }

    MongoClient plain() {
        return new MongoClient();
    }

    MongoClient named(String host) {
        return new MongoClient(host);
    }

    MongoClient fixed(int port) {
        return new MongoClient("127.0.0.1", port);
    }

    MongoClient address() {
        return new MongoClient(new ServerAddress("db.local", 27018));
    }

    MongoClient inline(String uri) {
        return new MongoClient(new MongoClientURI(uri));
    }

    MongoTemplate variable() {
        MongoClientURI uri = new MongoClientURI("mongodb://localhost/shop");
        MongoClient client = new MongoClient(uri);
        return new MongoTemplate(client, uri.getDatabase());
    }
}

package shop;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;

class Current {
    MongoClient client() {
        return MongoClients.create();
    }
}

package shop;

import com.mongodb.MongoClient;
import com.mongodb.MongoClientOptions;
import com.mongodb.MongoCredential;
import com.mongodb.ServerAddress;

class Clients {
    MongoClient client(MongoCredential credential, MongoClientOptions options) {
        return new MongoClient(new ServerAddress("db"), credential, options);
    }
}

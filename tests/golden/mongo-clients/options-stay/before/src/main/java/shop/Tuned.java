package shop;

import com.mongodb.MongoClient;
import com.mongodb.MongoClientOptions;
import com.mongodb.ServerAddress;

class Tuned {
    MongoClient tuned() {
        return new MongoClient(new ServerAddress("db", 27017), MongoClientOptions.builder().connectTimeout(5).build());
    }
}

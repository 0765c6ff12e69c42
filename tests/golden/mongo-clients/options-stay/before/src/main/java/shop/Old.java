package shop;

import com.mongodb.DB;
import com.mongodb.MongoClient;

class Old {
    DB db() {
        return new MongoClient("db").getDB("shop");
    }
}

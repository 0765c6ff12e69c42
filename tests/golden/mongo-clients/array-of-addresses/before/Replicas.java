package a;

import com.mongodb.MongoClient;
import com.mongodb.ServerAddress;
import java.util.Arrays;

class Replicas {
    MongoClient client(ServerAddress[] servers) {
        return new MongoClient(Arrays.asList(servers));
    }
}

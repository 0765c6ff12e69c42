package a;

import com.mongodb.MongoClientSettings;
import com.mongodb.ServerAddress;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.util.Arrays;

class Replicas {
    MongoClient client(ServerAddress[] servers) {
        return MongoClients.create(MongoClientSettings.builder().applyToClusterSettings(cluster -> cluster.hosts(Arrays.asList(servers))).build());
    }
}

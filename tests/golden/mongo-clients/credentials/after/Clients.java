package shop;

import com.mongodb.*;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.util.Arrays;
import java.util.List;

class Clients {
    MongoClient loggedIn(String host, char[] password) {
        return MongoClients.create(MongoClientSettings.builder().applyToClusterSettings(cluster -> cluster.hosts(List.of(new ServerAddress(host, 27017)))).credential(MongoCredential.createCredential("shop", "admin", password)).build());
    }

    MongoClient listed(MongoCredential credential) {
        ServerAddress address = new ServerAddress("db");
        return MongoClients.create(MongoClientSettings.builder().applyToClusterSettings(cluster -> cluster.hosts(List.of(address))).credential(credential).build());
    }

    MongoClient several(MongoCredential credential) {
        return MongoClients.create(MongoClientSettings.builder().applyToClusterSettings(cluster -> cluster.hosts(Arrays.asList(new ServerAddress("a"), new ServerAddress("b")))).credential(credential).build());
    }

    MongoClient all() {
        return MongoClients.create(MongoClientSettings.builder().applyToClusterSettings(cluster -> cluster.hosts(Arrays.asList(new ServerAddress("a"), new ServerAddress("b")))).build());
    }
}

package shop;

import static java.util.Collections.singletonList;

import com.mongodb.*;
import java.util.Arrays;

class Clients {
    MongoClient loggedIn(String host, char[] password) {
        return new MongoClient(new ServerAddress(host, 27017),
                MongoCredential.createCredential("shop", "admin", password), MongoClientOptions.builder().build());
    }

    MongoClient listed(MongoCredential credential) {
        ServerAddress address = new ServerAddress("db");
        return new MongoClient(address, singletonList(credential));
    }

    MongoClient several(MongoCredential credential) {
        return new MongoClient(Arrays.asList(new ServerAddress("a"), new ServerAddress("b")), Arrays.asList(credential));
    }

    MongoClient all() {
        return new MongoClient(Arrays.asList(new ServerAddress("a"), new ServerAddress("b")));
    }
}

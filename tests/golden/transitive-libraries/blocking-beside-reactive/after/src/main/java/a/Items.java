package a;

import org.springframework.data.mongodb.core.CollectionOptions;
import org.springframework.data.mongodb.core.MongoOperations;

class Items {

    Items(MongoOperations operations) {
        operations.createCollection("items", CollectionOptions.empty().capped());
    }
}

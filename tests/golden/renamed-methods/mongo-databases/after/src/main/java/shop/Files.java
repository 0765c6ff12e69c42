package shop;

import com.mongodb.client.gridfs.GridFSBucket;
import com.mongodb.client.gridfs.GridFSBuckets;
import org.springframework.data.mongodb.MongoDatabaseFactory;

class Files {

    GridFSBucket bucket(MongoDatabaseFactory factory) {
        return GridFSBuckets.create(factory.getMongoDatabase());
    }
}

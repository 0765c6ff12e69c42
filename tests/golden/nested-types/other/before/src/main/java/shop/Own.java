package shop;

import java.util.Set;
import org.springframework.data.redis.connection.RedisConnection;

class Own {

    Set<RedisZSetCommands.Tuple> all(RedisConnection connection) {
        return Set.of();
    }

    interface RedisZSetCommands {

        interface Tuple {
        }
    }
}

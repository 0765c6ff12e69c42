package shop;

import java.util.Set;
import org.springframework.data.redis.connection.RedisZSetCommands.Tuple;

interface Pairs {

    Set<Tuple> all();
}

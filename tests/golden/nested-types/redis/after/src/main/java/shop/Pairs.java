package shop;

import java.util.Set;
import org.springframework.data.redis.connection.zset.Tuple;

interface Pairs {

    Set<Tuple> all();
}

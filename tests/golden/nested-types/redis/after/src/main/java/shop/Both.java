package shop;

import org.springframework.data.redis.connection.*;
import redis.clients.jedis.resps.Tuple;

interface Both {

    Tuple of(org.springframework.data.redis.connection.zset.Tuple tuple);
}

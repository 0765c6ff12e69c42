package shop;

import java.util.Set;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.params.ScanParams;
import redis.clients.jedis.resps.ScanResult;
import redis.clients.jedis.resps.Tuple;

class Scores {
    Set<Tuple> all(Jedis jedis) {
        ScanResult<String> keys = jedis.scan("0", new ScanParams().count(10));
        return jedis.zrangeWithScores(keys.getCursor(), 0, -1);
    }
}

package shop;

import java.util.Set;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.JedisCluster;
import redis.clients.jedis.JedisPool;
import redis.clients.jedis.JedisPoolConfig;

class Both {

    private final JedisPoolConfig config = new JedisPoolConfig();

    JedisPool pool() {
        return new JedisPool(config, "localhost");
    }

    JedisCluster cluster(Set<HostAndPort> nodes) {
        return new JedisCluster(nodes, config);
    }
}

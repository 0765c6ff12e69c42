package shop;

import java.util.Collections;
import redis.clients.jedis.*;

class Cluster {

    JedisCluster plain() {
        return new JedisCluster(Collections.singleton(new HostAndPort("localhost", 7000)), new JedisPoolConfig());
    }

    JedisCluster sized() {
        JedisPoolConfig config = new JedisPoolConfig();
        config.setMaxTotal(20);
        return new JedisCluster(Collections.singleton(new HostAndPort("localhost", 7000)), 2000, config);
    }
}

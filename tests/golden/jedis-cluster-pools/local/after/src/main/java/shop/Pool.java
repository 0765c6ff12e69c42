package shop;

import redis.clients.jedis.JedisPool;
import redis.clients.jedis.JedisPoolConfig;

class Pool {

    JedisPool pool() {
        return new JedisPool(new JedisPoolConfig(), "localhost");
    }
}

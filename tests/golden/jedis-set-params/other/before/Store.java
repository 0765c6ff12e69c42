package shop;

import redis.clients.jedis.Jedis;
import redis.clients.jedis.params.SetParams;

class Store {
    void store(Jedis jedis, Settings settings, String when) {
        jedis.set("a", "b");
        jedis.set("a", "b", SetParams.setParams().nx());
        jedis.set("a", "b", when);
        settings.set("a", "b", "c");
    }
}

package shop;

import redis.clients.jedis.Jedis;
import redis.clients.jedis.params.SetParams;

class Lock {
    private static final String SET_IF_NOT_EXIST = "NX";
    private static final String SET_WITH_EXPIRE_TIME = "PX";

    boolean lock(Jedis jedis, String key, String owner, int milliseconds) {
        String result = jedis.set(key, owner, SetParams.setParams().nx().px(milliseconds));
        jedis.set("seen", owner, SetParams.setParams().xx().ex(60));
        jedis.set("once", owner, SetParams.setParams().nx());
        return "OK".equals(result);
    }
}

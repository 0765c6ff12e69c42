package shop;

import redis.clients.jedis.Jedis;

class Lock {
    private static final String SET_IF_NOT_EXIST = "NX";
    private static final String SET_WITH_EXPIRE_TIME = "PX";

    boolean lock(Jedis jedis, String key, String owner, int milliseconds) {
        String result = jedis.set(key, owner, SET_IF_NOT_EXIST, SET_WITH_EXPIRE_TIME, milliseconds);
        jedis.set("seen", owner, "xx", "ex", 60);
        jedis.set("once", owner, "NX");
        return "OK".equals(result);
    }
}

package shop;

import org.springframework.data.redis.connection.*;
import org.springframework.data.redis.connection.zset.DefaultTuple;
import redis.clients.jedis.commands.JedisCommands;

class Redis {

    private final JedisCommands commands;

    Redis(JedisCommands commands) {
        this.commands = commands;
    }

    DefaultTuple tuple(String name) {
        return new DefaultTuple(name.getBytes(), Double.valueOf(commands.get(name)));
    }
}

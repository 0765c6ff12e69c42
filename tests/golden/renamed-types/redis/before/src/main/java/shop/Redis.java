package shop;

import org.springframework.data.redis.connection.*;
import redis.clients.jedis.JedisCommands;

class Redis {

    private final JedisCommands commands;

    Redis(JedisCommands commands) {
        this.commands = commands;
    }

    DefaultTuple tuple(String name) {
        return new DefaultTuple(name.getBytes(), Double.valueOf(commands.get(name)));
    }
}

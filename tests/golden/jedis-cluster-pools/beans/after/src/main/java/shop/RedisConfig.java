package shop;

import java.util.HashSet;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.JedisCluster;

@Configuration
public class RedisConfig {

    @Bean
    public ConnectionPoolConfig jedisPoolConfig() {
        ConnectionPoolConfig config = new ConnectionPoolConfig();
        config.setMaxTotal(20);
        config.setTestOnBorrow(true);
        return config;
    }

    @Bean
    public JedisCluster jedisCluster(ConnectionPoolConfig config) {
        Set<HostAndPort> nodes = new HashSet<>();
        nodes.add(new HostAndPort("localhost", 7000));
        return new JedisCluster(nodes, 2000, 2000, 5, "secret", config);
    }
}

package com.paperlantern.bookstore.config;

import static org.junit.Assert.assertEquals;

import java.time.Duration;

import org.junit.Test;
import org.junit.runner.RunWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.test.context.junit4.SpringRunner;

/** We once cached into somebody else's Redis because the host was misspelt; nothing connects here. */
@RunWith(SpringRunner.class)
@SpringBootTest
public class RedisSettingsTest {

    @Autowired
    private LettuceConnectionFactory redis;

    @Test
    public void pointsAtOurRedis() {
        assertEquals("redis.paperlantern.local", redis.getHostName());
        assertEquals(6380, redis.getPort());
        assertEquals(Duration.ofSeconds(2), redis.getClientConfiguration().getCommandTimeout());
    }
}

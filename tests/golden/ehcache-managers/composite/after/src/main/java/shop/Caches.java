package shop;

import java.io.IOException;
import org.springframework.cache.CacheManager;
import org.springframework.cache.jcache.JCacheCacheManager;
import org.springframework.cache.jcache.JCacheManagerFactoryBean;
import org.springframework.cache.support.CompositeCacheManager;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.data.redis.cache.RedisCacheManager;
import org.springframework.data.redis.connection.RedisConnectionFactory;

@Configuration
class Caches {
    @Bean
    JCacheManagerFactoryBean local() throws IOException {
        JCacheManagerFactoryBean bean = new JCacheManagerFactoryBean();
        bean.setCacheManagerUri(new ClassPathResource("ehcache.xml").getURI());
        return bean;
    }

    @Bean
    CacheManager all(RedisConnectionFactory redis) throws IOException {
        return new CompositeCacheManager(RedisCacheManager.create(redis), new JCacheCacheManager(local().getObject()));
    }
}

package p;

import org.springframework.data.redis.cache.RedisCacheConfiguration;

class A {
    RedisCacheConfiguration a() {
        return RedisCacheConfiguration.defaultCacheConfig().computePrefixWith(cacheName -> "shop:");
    }
}

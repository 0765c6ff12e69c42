package p;

import org.springframework.cache.ehcache.EhCacheCacheManager;

public class CacheConfig {
    EhCacheCacheManager manager;
}

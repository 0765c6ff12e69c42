package shop;

import com.hazelcast.config.EvictionPolicy;
import com.hazelcast.config.MapConfig;

class CacheConfig {
    MapConfig config(MapConfig map) {
        map.getEvictionConfig().setEvictionPolicy(EvictionPolicy.LRU);
        return map;
    }
}

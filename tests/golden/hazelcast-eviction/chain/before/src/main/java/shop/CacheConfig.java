package shop;

import com.hazelcast.config.Config;
import com.hazelcast.config.EvictionPolicy;
import com.hazelcast.config.MapConfig;
import com.hazelcast.config.MaxSizeConfig;

class CacheConfig {
    Config config() {
        return new Config()
                .addMapConfig(new MapConfig()
                        .setName("shop")
                        .setMaxSizeConfig(new MaxSizeConfig(200, MaxSizeConfig.MaxSizePolicy.FREE_HEAP_SIZE))
                        .setEvictionPolicy(EvictionPolicy.LRU)
                        .setTimeToLiveSeconds(20))
                .addMapConfig(new MapConfig("other").setEvictionPolicy(EvictionPolicy.LFU));
    }
}

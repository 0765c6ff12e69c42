package shop;

import com.hazelcast.config.Config;
import com.hazelcast.config.EvictionConfig;
import com.hazelcast.config.EvictionPolicy;
import com.hazelcast.config.MapConfig;
import com.hazelcast.config.MaxSizePolicy;

class CacheConfig {
    Config config() {
        return new Config()
                .addMapConfig(new MapConfig()
                        .setName("shop")
                        .setEvictionConfig(new EvictionConfig().setSize(200).setMaxSizePolicy(MaxSizePolicy.FREE_HEAP_SIZE).setEvictionPolicy(EvictionPolicy.LRU))
                        .setTimeToLiveSeconds(20))
                .addMapConfig(new MapConfig("other").setEvictionConfig(new EvictionConfig().setEvictionPolicy(EvictionPolicy.LFU)));
    }
}

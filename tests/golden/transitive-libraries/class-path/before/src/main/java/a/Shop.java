package a;

import org.example.colour.Palette.Shade;
import io.lettuce.core.RedisURI;
import com.github.benmanes.caffeine.cache.Cache;

class Shop {
    Shade shade;
    RedisURI uri;
    Cache<String, String> cache;
}

package shop;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.springframework.data.redis.core.Cursor;
import org.springframework.data.redis.core.RedisCallback;
import org.springframework.data.redis.core.ScanOptions;
import org.springframework.data.redis.core.StringRedisTemplate;

class Keys {

    private final StringRedisTemplate template;

    Keys(StringRedisTemplate template) {
        this.template = template;
    }

    Set<String> keys(String pattern) {
        return template.execute((RedisCallback<Set<String>>) connection -> {
            Set<String> keys = new HashSet<>();
            try (Cursor<byte[]> cursor = connection.scan(ScanOptions.scanOptions().match(pattern).build())) {
                while (cursor.hasNext()) {
                    keys.add(new String(cursor.next()));
                }
            }
            return keys;
        });
    }

    Set<Object> fields(String key) {
        Set<Object> fields = new HashSet<>();
        Cursor<Map.Entry<Object, Object>> cursor = template.opsForHash().scan(key, ScanOptions.NONE);
        while (cursor.hasNext()) {
            fields.add(cursor.next().getKey());
        }
        // no more of them
        cursor.close();
        return fields;
    }

    String first(String pattern) {
        try (Cursor<byte[]> cursor = open(pattern)) {
            return new String(cursor.next());
        } catch (IllegalStateException e) {
            return null;
        }
    }

    String last(String pattern) {
        Cursor<byte[]> open = open(pattern);
        open.close();
        return new String(open.next());
    }

    void each(String pattern) {
        for (int i = 0; i < 2; i++) {
            try {
                Cursor<byte[]> cursor = open(pattern);
                cursor.close();
            } finally {
                template.delete(pattern);
            }
        }
        {
            Cursor<byte[]> cursor = open(pattern);
            cursor.close();
        }
    }
}

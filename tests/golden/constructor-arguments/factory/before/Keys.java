package shop;

import org.springframework.data.redis.core.ScanOptions;
import org.springframework.data.redis.core.ScanOptions.ScanOptionsBuilder;

class Keys {

    ScanOptions all(String pattern) {
        return new ScanOptions.ScanOptionsBuilder().match(pattern).count(100).build();
    }

    ScanOptions first() {
        return new ScanOptionsBuilder().count(1).build();
    }
}

package shop;

import org.springframework.data.redis.core.ScanOptions;

class Keys {

    ScanOptions all(String pattern) {
        return ScanOptions.scanOptions().match(pattern).count(100).build();
    }

    ScanOptions first() {
        return ScanOptions.scanOptions().count(1).build();
    }
}

package shop;

import org.springframework.test.util.ReflectionTestUtils;

class AtTest {
    void sets(Object shop) {
        ReflectionTestUtils.setField(shop, "open", true);
    }
}

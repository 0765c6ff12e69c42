package shop;

import static org.springframework.test.util.ReflectionTestUtils.setField;

import org.junit.jupiter.api.BeforeEach;

class ShopTest {
    private static final String OWNER = "owner";
    private final Shop shop = new Shop();

    @BeforeEach
    void fill() throws Exception {
        setField(shop, "name", "Corner");
        setField(shop, OWNER, "Ann");
    }
}

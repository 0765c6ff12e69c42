package shop;

import static org.mockito.internal.util.reflection.FieldSetter.setField;

import org.junit.jupiter.api.BeforeEach;

class ShopTest {
    private static final String OWNER = "owner";
    private final Shop shop = new Shop();

    @BeforeEach
    void fill() throws Exception {
        setField(shop, shop.getClass().getDeclaredField("name"), "Corner");
        setField(shop, Shop.class.getDeclaredField(OWNER), "Ann");
    }
}

package shop;

import org.powermock.reflect.Whitebox;

class AtTest {
    void sets(Object shop) {
        Whitebox.setInternalState(shop, "open", true);
    }
}

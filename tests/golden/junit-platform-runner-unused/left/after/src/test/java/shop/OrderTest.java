package shop;

import org.junit.jupiter.api.Test;

public class OrderTest {
    @Test
    public void counts() {
    }
}

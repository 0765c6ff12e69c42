package shop;

import org.junit.Test;
import org.powermock.api.mockito.PowerMockito;

public class StaticTest {
    @Test
    public void mocks() {
        PowerMockito.mockStatic(Rates.class);
    }
}

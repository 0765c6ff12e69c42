package shop;

import org.junit.Test;
import org.powermock.api.mockito.PowerMockito;

public class PrivateTest {
    @Test
    public void stubs() throws Exception {
        Prices prices = PowerMockito.spy(new Prices());
        PowerMockito.doReturn(1).when(prices, "hidden", "eur");
    }
}

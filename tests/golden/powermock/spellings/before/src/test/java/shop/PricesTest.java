package shop;

import static org.junit.Assert.assertEquals;

import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.mockito.InjectMocks;
import org.mockito.Mockito;
import org.powermock.api.mockito.PowerMockito;
import org.powermock.core.classloader.annotations.PrepareForTest;
import org.powermock.modules.junit4.PowerMockRunner;

@RunWith(PowerMockRunner.class)
@PrepareForTest({Rates.class, Prices.class})
public class PricesTest {
    @InjectMocks
    private Prices prices;

    @Before
    public void setUp() {
        PowerMockito.mockStatic(Rates.class);
    }

    @Test
    public void loads() throws Exception {
        Loader loader = PowerMockito.mock(Loader.class);
        PowerMockito.whenNew(Loader.class).withArguments("eur").thenReturn(loader);
        PowerMockito.doThrow(new IllegalStateException()).when(Rates.class);
        Rates.reload("usd");
        PowerMockito.doNothing().when(Rates.class);
        Rates.reload("eur");
        assertEquals(1, prices.of("eur"));
        PowerMockito.verifyStatic(Mockito.times(2));
        Rates.reload("eur");
    }

    @Test
    public void mocksAgain() {
        PowerMockito.mockStatic(Rates.class);
        assertEquals(0, prices.of("usd"));
    }
}

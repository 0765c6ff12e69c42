package shop;

import static org.junit.Assert.assertEquals;

import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.mockito.AdditionalAnswers;
import org.mockito.InjectMocks;
import org.mockito.MockedConstruction;
import org.mockito.MockedStatic;
import org.mockito.Mockito;
import org.mockito.junit.MockitoJUnitRunner;

@RunWith(MockitoJUnitRunner.Silent.class)
public class PricesTest {
    private MockedStatic<Rates> mockedRates;
    private MockedConstruction<Loader> constructedLoader;

    @InjectMocks
    private Prices prices;

    @Before
    public void setUp() {
        mockedRates = Mockito.mockStatic(Rates.class);
    }

    @Test
    public void loads() throws Exception {
        Loader loader = Mockito.mock(Loader.class);
        constructedLoader = Mockito.mockConstruction(Loader.class, Mockito.withSettings().defaultAnswer(AdditionalAnswers.delegatesTo(loader)));
        mockedRates.when(() -> Rates.reload("usd")).thenThrow(new IllegalStateException());
        mockedRates.when(() -> Rates.reload("eur")).thenAnswer(invocation -> null);
        assertEquals(1, prices.of("eur"));
        mockedRates.verify(() -> Rates.reload("eur"), Mockito.times(2));
    }

    @Test
    public void mocksAgain() {
        mockedRates.close();
        mockedRates = Mockito.mockStatic(Rates.class);
        assertEquals(0, prices.of("usd"));
    }

    @After
    public void closeStaticMocks() {
        if (mockedRates != null) {
            mockedRates.close();
        }
        if (constructedLoader != null) {
            constructedLoader.close();
        }
    }
}

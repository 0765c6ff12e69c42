package shop;

import org.junit.After;
import org.junit.Test;
import org.mockito.MockedStatic;
import org.mockito.Mockito;

public class StaticTest {
    private MockedStatic<Rates> mockedRates;

    @Test
    public void mocks() {
        mockedRates = Mockito.mockStatic(Rates.class);
    }

    @After
    public void closeStaticMocks() {
        if (mockedRates != null) {
            mockedRates.close();
        }
    }
}

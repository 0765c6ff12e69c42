package shop;

import org.junit.After;
import org.junit.Rule;
import org.junit.Test;
import org.mockito.MockedStatic;
import org.mockito.Mockito;
import org.mockito.junit.MockitoJUnit;
import org.mockito.junit.MockitoRule;

public class RuleTest {
    private MockedStatic<Rates> mockedRates;

    @Rule
    public MockitoRule rule = MockitoJUnit.rule().silent();

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

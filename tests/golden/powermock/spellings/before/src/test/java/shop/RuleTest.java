package shop;

import org.junit.Rule;
import org.junit.Test;
import org.powermock.api.mockito.PowerMockito;
import org.powermock.core.classloader.annotations.PrepareForTest;
import org.powermock.modules.junit4.rule.PowerMockRule;

@PrepareForTest(Rates.class)
public class RuleTest {
    @Rule
    public PowerMockRule rule = new PowerMockRule();

    @Test
    public void mocks() {
        PowerMockito.mockStatic(Rates.class);
    }
}

package p;

import org.powermock.api.mockito.PowerMockito;

public class BTest {
    public void a() {
        PowerMockito.mock(A.class);
    }
}

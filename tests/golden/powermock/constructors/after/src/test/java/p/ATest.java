package p;

import org.powermock.api.mockito.PowerMockito;

public class ATest {
    public void a() throws Exception {
        PowerMockito.whenNew(A.class).withNoArguments().thenReturn(null);
    }
}

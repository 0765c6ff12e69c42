package p;

import org.mockito.Mockito;

public class BTest {
    public void a() {
        Mockito.mock(A.class);
    }
}

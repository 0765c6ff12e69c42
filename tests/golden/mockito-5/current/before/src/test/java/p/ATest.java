package p;

import static org.hamcrest.Matchers.is;
import static org.mockito.Mockito.verifyNoInteractions;

import org.hamcrest.Matchers;

public class ATest {
    void a() {
        verifyNoInteractions(x);
        Matchers.anyOf(is(1));
        initMocks();
    }
}

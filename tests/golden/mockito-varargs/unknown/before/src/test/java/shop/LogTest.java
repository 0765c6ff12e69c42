package shop;

import static org.mockito.Matchers.anyVararg;
import static org.mockito.Mockito.when;

class OldTest {
    Other log;

    void adds() {
        when(log.add("a", anyVararg())).thenReturn(1);
    }
}

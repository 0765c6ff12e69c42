package p;

import static org.mockito.Matchers.any;
import static org.mockito.Matchers.anyListOf;
import static org.mockito.Mockito.verifyZeroInteractions;
import static org.mockito.Mockito.when;

import org.mockito.Matchers;
import org.mockito.MockitoAnnotations;
import org.mockito.internal.util.reflection.Whitebox;
import org.mockito.runners.MockitoJUnitRunner;

@RunWith(MockitoJUnitRunner.class)
public class ATest {
    void a() {
        MockitoAnnotations.initMocks(this);
        when(x.y(any(), anyListOf(String.class), Matchers.anyObject(), Matchers.isNull(String.class), Matchers.eq(1)));
        verifyZeroInteractions(x);
        Whitebox.setInternalState(x, "y", 1);
    }
}

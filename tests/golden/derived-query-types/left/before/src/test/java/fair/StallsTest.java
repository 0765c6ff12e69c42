package fair;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.util.List;

class StallsTest {

    private final Stalls stalls = mock(Stalls.class);

    void nothingInThatRow() {
        when(stalls.findByRow(any())).thenReturn(List.of());
    }
}

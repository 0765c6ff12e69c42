import org.mockito.Mockito;
import org.powermock.reflect.Whitebox;

class ATest {
    void sets() {
        Whitebox.setInternalState(Mockito.mock(A.class), "name", "a");
    }
}

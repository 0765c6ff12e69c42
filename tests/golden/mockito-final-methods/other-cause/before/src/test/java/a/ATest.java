package a;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.Mockito.when;

import org.junit.jupiter.api.Test;
import org.mockito.Mock;

class ATest {

    @Mock
    private Session session;

    @Test
    void isOpen() {
        when(session.user()).thenReturn("kim");
        assertTrue(session.open());
    }
}

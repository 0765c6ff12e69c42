package a;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import org.junit.jupiter.api.Test;

class ATest {

    @Test
    void isOpen() {
        Session session = mock(WebSession.class);
        when(session.user()).thenReturn("kim");
        assertTrue(session.open());
    }
}

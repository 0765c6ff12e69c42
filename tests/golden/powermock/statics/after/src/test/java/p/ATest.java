package p;

import static org.mockito.Mockito.times;
import static org.mockito.Mockito.when;

import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.mockito.MockedStatic;
import org.mockito.Mockito;
import org.mockito.junit.MockitoJUnitRunner;
import org.springframework.test.util.ReflectionTestUtils;

@RunWith(MockitoJUnitRunner.Silent.class)
public class ATest {

    private MockedStatic<Clock> mockedClock;
    private MockedStatic<Env> mockedEnv;

    private Service service = Mockito.mock(Service.class);

    @Before
    public void setUp() {
        mockedClock = Mockito.mockStatic(Clock.class);
        mockedEnv = Mockito.mockStatic(Env.class);
        when(Clock.now()).thenReturn(1L);
        Mockito.when(Env.name()).thenReturn("x");
    }

    @Test
    public void a() {
        ReflectionTestUtils.setField(service, "x", 1);
        service.run();
        mockedClock.verify(() -> Clock.now(), times(1));
    }

    @After
    public void closeStaticMocks() {
        if (mockedClock != null) {
            mockedClock.close();
        }
        if (mockedEnv != null) {
            mockedEnv.close();
        }
    }
}

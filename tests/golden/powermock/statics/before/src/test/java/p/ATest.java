package p;

import static org.mockito.Mockito.times;
import static org.mockito.Mockito.when;

import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.powermock.api.mockito.PowerMockito;
import org.powermock.core.classloader.annotations.PowerMockIgnore;
import org.powermock.core.classloader.annotations.PrepareForTest;
import org.powermock.modules.junit4.PowerMockRunner;
import org.powermock.reflect.Whitebox;

@RunWith(PowerMockRunner.class)
@PrepareForTest({Clock.class, Env.class})
@PowerMockIgnore("javax.management.*")
public class ATest {

    private Service service = PowerMockito.mock(Service.class);

    @Before
    public void setUp() {
        PowerMockito.mockStatic(Clock.class, Env.class);
        when(Clock.now()).thenReturn(1L);
        PowerMockito.when(Env.name()).thenReturn("x");
    }

    @Test
    public void a() {
        Whitebox.setInternalState(service, "x", 1);
        service.run();
        PowerMockito.verifyStatic(Clock.class, times(1));
        Clock.now();
    }
}

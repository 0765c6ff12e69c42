import static org.mockito.Mockito.verify;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.Before;
import org.junit.Test;
import org.mockito.ArgumentCaptor;

public class MailTest {
    private ArgumentCaptor<Map<String, List<String>>> headers;
    private final ArgumentCaptor<Set<String>> to = ArgumentCaptor.forClass((Class<Set<String>>) (Class) Set.class);

    @Before
    public void setUp() {
        headers = ArgumentCaptor.forClass((Class) Map.class);
    }

    @Test
    public void sends() {
        ArgumentCaptor<List<String>> lines = ArgumentCaptor.forClass(List.class);
        verify(mailer).send(lines.capture(), headers.capture(), to.capture());
        ArgumentCaptor<Runnable> task = ArgumentCaptor.forClass(Runnable.class);
        verify(executor).execute(task.capture());
        ArgumentCaptor<Object> event = ArgumentCaptor.forClass((Class) Object.class);
        verify(publisher).publishEvent(event.capture());
    }
}

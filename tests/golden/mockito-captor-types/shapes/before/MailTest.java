import static org.mockito.Mockito.verify;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.Before;
import org.junit.Test;
import org.mockito.ArgumentCaptor;

public class MailTest {
    private ArgumentCaptor<Map<String, List<String>>> headers;
    private final ArgumentCaptor<Set<String>> to = ArgumentCaptor.forClass((Class<Set<String>>) (Class) HashSet.class);

    @Before
    public void setUp() {
        headers = ArgumentCaptor.forClass((Class) HashMap.class);
    }

    @Test
    public void sends() {
        ArgumentCaptor<List<String>> lines = ArgumentCaptor.forClass(ArrayList.class);
        verify(mailer).send(lines.capture(), headers.capture(), to.capture());
        ArgumentCaptor<Runnable> task = ArgumentCaptor.forClass(MailTask.class);
        verify(executor).execute(task.capture());
        ArgumentCaptor<Object> event = ArgumentCaptor.forClass((Class) MailSent.class);
        verify(publisher).publishEvent(event.capture());
    }
}

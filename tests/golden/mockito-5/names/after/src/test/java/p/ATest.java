package p;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyList;
import static org.mockito.Mockito.verifyNoMoreInteractions;
import static org.mockito.Mockito.when;

import org.mockito.ArgumentMatchers;
import org.mockito.MockitoAnnotations;
import org.mockito.junit.MockitoJUnitRunner;
import org.springframework.test.util.ReflectionTestUtils;

@RunWith(MockitoJUnitRunner.class)
public class ATest {
    void a() {
        MockitoAnnotations.openMocks(this);
        when(x.y(any(), anyList(), ArgumentMatchers.any(), ArgumentMatchers.isNull(), ArgumentMatchers.eq(1)));
        verifyNoMoreInteractions(x);
        ReflectionTestUtils.setField(x, "y", 1);
    }
}

package shop;

import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.mockito.InjectMocks;
import org.mockito.Mock;
import org.mockito.junit.MockitoJUnitRunner;
import org.springframework.test.util.ReflectionTestUtils;

@RunWith(MockitoJUnitRunner.class)
public class ReadyTest extends Fixture {
    @Mock
    private Mapper<String> mapper;
    @InjectMocks
    private OrderStore store;

    @Before
    public void setUp() {
        super.setUp();
        ReflectionTestUtils.setField(store, "mapper", mapper);
        store.key(new Order());
    }

    @Test
    public void keys() {
        store.key(new Order());
    }
}

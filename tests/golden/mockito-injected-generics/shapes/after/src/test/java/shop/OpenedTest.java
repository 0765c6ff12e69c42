package shop;

import org.junit.Before;
import org.junit.Test;
import org.mockito.InjectMocks;
import org.mockito.Mock;
import org.mockito.MockitoAnnotations;
import org.springframework.data.redis.core.RedisTemplate;
import org.springframework.test.util.ReflectionTestUtils;

public class OpenedTest {
    @Mock
    private RedisTemplate template;
    @InjectMocks
    private OrderStore store;

    @Before
    public void setUp() {
        MockitoAnnotations.openMocks(this);
        ReflectionTestUtils.setField(store, "redis", template);
        store.key(new Order());
    }

    @Test
    public void keys() {
        store.key(new Order());
    }
}

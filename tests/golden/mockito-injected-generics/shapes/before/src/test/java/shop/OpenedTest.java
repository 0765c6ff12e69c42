package shop;

import org.junit.Before;
import org.junit.Test;
import org.mockito.InjectMocks;
import org.mockito.Mock;
import org.mockito.MockitoAnnotations;
import org.springframework.data.redis.core.RedisTemplate;

public class OpenedTest {
    @Mock
    private RedisTemplate template;
    @InjectMocks
    private OrderStore store;

    @Before
    public void setUp() {
        MockitoAnnotations.openMocks(this);
        store.key(new Order());
    }

    @Test
    public void keys() {
        store.key(new Order());
    }
}

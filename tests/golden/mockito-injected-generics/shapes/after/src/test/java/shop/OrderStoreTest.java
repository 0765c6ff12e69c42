package shop;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mockito.InjectMocks;
import org.mockito.Mock;
import org.mockito.junit.jupiter.MockitoExtension;
import org.springframework.data.redis.core.RedisTemplate;
import org.springframework.test.util.ReflectionTestUtils;

@ExtendWith(MockitoExtension.class)
class OrderStoreTest {
    @Mock
    private RedisTemplate redis;
    @Mock
    private Mapper<Order> any;
    @Mock
    private Mapper<Order> mapper;
    @Mock
    private Names names;
    @InjectMocks
    private OrderStore store;

    @BeforeEach
    public void injectMocksOfOtherTypes() {
        ReflectionTestUtils.setField(store, "redis", redis);
        ReflectionTestUtils.setField(store, "mapper", mapper);
    }

    @Test
    void keys() {
        store.key(new Order());
    }
}

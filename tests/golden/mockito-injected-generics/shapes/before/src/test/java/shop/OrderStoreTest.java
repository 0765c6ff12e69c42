package shop;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mockito.InjectMocks;
import org.mockito.Mock;
import org.mockito.junit.jupiter.MockitoExtension;
import org.springframework.data.redis.core.RedisTemplate;

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

    @Test
    void keys() {
        store.key(new Order());
    }
}

package shop;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.redis.core.RedisTemplate;

public class OrderStore extends Store<Order> {
    @Autowired
    private RedisTemplate<String, Order> redis;
    @Autowired
    private Mapper<?> any;
    @Autowired
    private Names names;

    String key(Order order) {
        return mapper.map(order) + names;
    }
}

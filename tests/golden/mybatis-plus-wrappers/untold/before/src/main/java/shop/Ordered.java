package shop;

import com.baomidou.mybatisplus.mapper.EntityWrapper;

public class Ordered {

    public EntityWrapper<Order> by(String columns) {
        EntityWrapper<Order> wrapper = new EntityWrapper<>();
        wrapper.orderBy(columns);
        return wrapper;
    }
}

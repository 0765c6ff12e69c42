package shop;

import com.baomidou.mybatisplus.mapper.EntityWrapper;

public class Untold {

    public EntityWrapper<Order> ids(Query query) {
        EntityWrapper<Order> wrapper = new EntityWrapper<>();
        wrapper.eq("state", 1);
        wrapper.in("id", query.getIds());
        return wrapper;
    }
}

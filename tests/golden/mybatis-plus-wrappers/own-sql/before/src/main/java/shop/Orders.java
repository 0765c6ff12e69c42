package shop;

import com.baomidou.mybatisplus.mapper.EntityWrapper;

public class Orders {

    public Object open(OrderMapper mapper) {
        return mapper.find(new EntityWrapper<Order>().eq("open", 1));
    }
}

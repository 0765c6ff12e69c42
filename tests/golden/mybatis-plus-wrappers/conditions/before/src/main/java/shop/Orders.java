package shop;

import com.baomidou.mybatisplus.enums.SqlLike;
import com.baomidou.mybatisplus.mapper.Condition;
import com.baomidou.mybatisplus.mapper.EntityWrapper;
import com.baomidou.mybatisplus.mapper.Wrapper;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

public class Orders {

    private OrderMapper mapper;

    public List<Order> find(Query query, String name, String states, List<Long> ids, boolean up) {
        EntityWrapper<Order> wrapper = new EntityWrapper<>();
        wrapper.eq("state", query.getState()).like("name", name).notLike(up, "note", query.getNote(), SqlLike.RIGHT);
        wrapper.like("code", "A-").like("code", "%" + name, SqlLike.DEFAULT);
        wrapper.in("id", ids).in(up, "kind", Arrays.asList(1, 2)).notIn("state", states).in("size", "S,M");
        wrapper.where("price > {0}", 3).and("price < {0}", 9).and().ne("price", 5).or("price = {0}", 1);
        wrapper.isNull("gone,moved").isNotNull("at");
        wrapper.orderBy("at desc, id").orderBy("name", false).orderBy(name, up).orderBy(up, "code", true);
        wrapper.setSqlSelect("id", "name").groupBy("name").last("limit 3");
        return mapper.selectList(wrapper);
    }

    public List<Order> nested(String key, Map<String, Object> all) {
        Wrapper<Order> wrapper = new EntityWrapper<Order>().eq("open", 1).andNew().like("name", key).or().eq("code", key);
        wrapper.allEq(all);
        return mapper.selectList(wrapper);
    }

    public int count(Wrapper<Order> wrapper) {
        return mapper.selectCount(wrapper) + mapper.selectCount(Condition.create().eq("open", 1).ne("id", 3));
    }

    public Order raw(Long id) {
        EntityWrapper wrapper = new EntityWrapper<Order>();
        wrapper.eq("id", id).orderAsc(Arrays.asList("a", "b"));
        return mapper.selectList(new EntityWrapper().eq("id", id).eq("open", 1)).isEmpty()
            ? null
            : (Order) mapper.selectList(wrapper).get(0);
    }
}

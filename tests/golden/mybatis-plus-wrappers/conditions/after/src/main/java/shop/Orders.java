package shop;

import com.baomidou.mybatisplus.core.conditions.Wrapper;
import com.baomidou.mybatisplus.core.conditions.query.QueryWrapper;
import com.baomidou.mybatisplus.core.toolkit.CollectionUtils;
import com.baomidou.mybatisplus.core.toolkit.StringUtils;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

public class Orders {

    private OrderMapper mapper;

    public List<Order> find(Query query, String name, String states, List<Long> ids, boolean up) {
        QueryWrapper<Order> wrapper = new QueryWrapper<>();
        wrapper.eq("state", query.getState()).like(StringUtils.isNotBlank(name), "name", name).notLikeRight(up && StringUtils.isNotBlank(query.getNote()), "note", query.getNote());
        wrapper.like("code", "A-").like("code", "%" + name);
        wrapper.in(CollectionUtils.isNotEmpty(ids), "id", ids).in(up, "kind", Arrays.asList(1, 2)).notIn(StringUtils.isNotBlank(states), "state", (Object[]) org.springframework.util.StringUtils.tokenizeToStringArray(states, ",", false, true)).in("size", "S", "M");
        wrapper.apply("price > {0}", 3).apply("price < {0}", 9).ne("price", 5).or().apply("price = {0}", 1);
        wrapper.isNull("gone").isNull("moved").isNotNull("at");
        wrapper.orderByDesc("at").orderByAsc("id").orderByDesc("name").orderBy(StringUtils.isNotBlank(name), up, name).orderBy(up, true, "code");
        wrapper.select("id", "name").groupBy("name").last("limit 3");
        return mapper.selectList(wrapper);
    }

    public List<Order> nested(String key, Map<String, Object> all) {
        QueryWrapper<Order> wrapper = new QueryWrapper<Order>().eq("open", 1).and(group -> group.like(StringUtils.isNotBlank(key), "name", key).or().eq("code", key));
        wrapper.allEq((column, value) -> StringUtils.checkValNotNull(value), all);
        return mapper.selectList(wrapper);
    }

    public int count(Wrapper<Order> wrapper) {
        return mapper.selectCount(wrapper) + mapper.selectCount(new QueryWrapper<Order>().eq("open", 1).ne("id", 3));
    }

    public Order raw(Long id) {
        QueryWrapper<Order> wrapper = new QueryWrapper<Order>();
        wrapper.eq("id", id).orderByAsc(Arrays.asList("a", "b"));
        return mapper.selectList(new QueryWrapper<Order>().eq("id", id).eq("open", 1)).isEmpty()
            ? null
            : (Order) mapper.selectList(wrapper).get(0);
    }
}

package shop;

import com.baomidou.mybatisplus.mapper.BaseMapper;

public interface OrderMapper extends BaseMapper<Order> {
}

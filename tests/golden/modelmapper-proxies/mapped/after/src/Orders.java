package shop;

import java.util.List;
import org.modelmapper.ModelMapper;
import org.modelmapper.TypeToken;

class Orders {

    private final ModelMapper mapper = new ModelMapper();

    OrderDto one(Order order) {
        return mapper.map(order, OrderDto.class);
    }

    <T> T as(Order order, Class<T> type) {
        return mapper.map(order, type);
    }

    List<OrderDto> all(List<Order> orders) {
        return mapper.map(orders, new TypeToken<List<OrderDto>>() {}.getType());
    }
}

package shop;

import org.modelmapper.ModelMapper;

class Orders {

    private final ModelMapper mapper = new ModelMapper();

    void update(OrderDto given, Order order) {
        mapper.map(given, order);
    }
}

package a;

import java.util.List;
import java.util.stream.Stream;

class Orders {
    private final OrderAssembler assembler = new OrderAssembler();
    private final OrderMapper mapper = new OrderMapper();

    Stream<?> all(List<Order> orders) {
        return Stream.concat(orders.stream().map(assembler::toResource), orders.stream().map(mapper::toResource));
    }
}

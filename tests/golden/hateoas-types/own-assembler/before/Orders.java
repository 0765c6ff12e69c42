package a;

class OrderAssembler {
    OrderDto toResource(Order order) {
        return new OrderDto(order);
    }
}

class Orders {
    private final OrderAssembler assembler;

    OrderDto one(Order order) {
        return assembler.toResource(order);
    }
}

package a;

import java.util.List;
import java.util.stream.Collectors;
import org.springframework.hateoas.EntityModel;
import org.springframework.hateoas.server.RepresentationModelAssembler;

class OrderAssembler implements RepresentationModelAssembler<Order, EntityModel<Order>> {
    @Override
    public EntityModel<Order> toModel(Order order) {
        return new EntityModel<>(order);
    }

    List<EntityModel<Order>> all(List<Order> orders) {
        return orders.stream().map(this::toModel).collect(Collectors.toList());
    }
}

package a;

import java.util.List;
import java.util.stream.Collectors;
import org.springframework.hateoas.Resource;
import org.springframework.hateoas.ResourceAssembler;

class OrderAssembler implements ResourceAssembler<Order, Resource<Order>> {
    @Override
    public Resource<Order> toResource(Order order) {
        return new Resource<>(order);
    }

    List<Resource<Order>> all(List<Order> orders) {
        return orders.stream().map(this::toResource).collect(Collectors.toList());
    }
}

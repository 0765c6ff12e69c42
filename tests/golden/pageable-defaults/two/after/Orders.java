package shop;

import org.springframework.data.domain.Pageable;
import org.springframework.data.web.PageableDefault;

class Orders {
    Page<Order> all(@PageableDefault(size = 25, sort = "id") final Pageable pageable) {
        return null;
    }

    Page<Order> few(@PageableDefault(value = 5) Pageable pageable) {
        return null;
    }
}

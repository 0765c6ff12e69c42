package shop;

import org.springframework.data.domain.Pageable;
import org.springframework.data.web.PageableDefault;

class Orders {
    Page<Order> all(@PageableDefault(size = 25, value = 0, sort = "id") final Pageable pageable) {
        return null;
    }

    Page<Order> few(@PageableDefault(size = 10, value = 5) Pageable pageable) {
        return null;
    }
}

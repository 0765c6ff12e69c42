package shop;

import org.springframework.data.web.PageableDefault;

class Orders {
    Page<Order> all(@PageableDefault(size = 25, page = 0) Pageable pageable) {
        return null;
    }

    Page<Order> few(@PageableDefault(5) Pageable pageable) {
        return null;
    }
}

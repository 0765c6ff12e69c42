package shop;

import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Sort.Order;

class Pages {
    Sort sort() {
        return Sort.by(Sort.Order.by("name"), Order.by("price"), new Sort.Order(Sort.Direction.DESC, "id"));
    }
}

package shop;

import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Sort.Order;

class Pages {
    Sort sort() {
        return new Sort(new Sort.Order("name"), new Order("price"), new Sort.Order(Sort.Direction.DESC, "id"));
    }
}

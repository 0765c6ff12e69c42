package shop;

import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Sort;

class Pages extends PageRequest implements Pageable {
    Pages(int page) {
        super(page, 20, Sort.unsorted());
    }
}

package p;

import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Sort;

class Books {
    Object a = PageRequest.of(0, 10, Sort.by(Sort.Direction.DESC, "name"));
    Object b = Sort.by(new Sort.Order(Sort.Direction.ASC, "x"));
}

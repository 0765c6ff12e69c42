package p;

import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Sort;

class Books {
    Object a = new PageRequest(0, 10, new Sort(Sort.Direction.DESC, "name"));
    Object b = new Sort(new Sort.Order(Sort.Direction.ASC, "x"));
}

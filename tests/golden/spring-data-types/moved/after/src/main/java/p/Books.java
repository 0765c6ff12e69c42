package p;

import org.springframework.data.jpa.domain.Specification;
import org.springframework.data.support.PageableExecutionUtils;

class Books {
    Object a = Specification.where(null);
    Object b = PageableExecutionUtils.getPage(null, null, null);
}

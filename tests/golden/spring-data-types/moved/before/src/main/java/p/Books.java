package p;

import org.springframework.data.jpa.domain.Specifications;
import org.springframework.data.repository.support.PageableExecutionUtils;

class Books {
    Object a = Specifications.where(null);
    Object b = PageableExecutionUtils.getPage(null, null, null);
}

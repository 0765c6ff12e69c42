package shop;

import java.io.Serializable;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Sort;

public class OffsetRequest implements Pageable, Serializable {
    private final long offset;
    private final int limit;

    public OffsetRequest(long offset, int limit) {
        this.offset = offset;
        this.limit = limit;
    }

    @Override
    public int getPageNumber() {
        return (int) (offset / limit);
    }

    @Override
    public int getPageSize() {
        return limit;
    }

    @Override
    public long getOffset() {
        return offset;
    }

    @Override
    public Sort getSort() {
        return Sort.unsorted();
    }

    @Override
    public Pageable next() {
        return new OffsetRequest(offset + limit, limit);
    }

    @Override
    public Pageable previousOrFirst() {
        return hasPrevious() ? new OffsetRequest(offset - limit, limit) : first();
    }

    @Override
    public Pageable first() {
        return new OffsetRequest(0, limit);
    }

    @Override
    public boolean hasPrevious() {
        return offset >= limit;
    }

    @Override
    public Pageable withPage(int pageNumber) {
        return PageRequest.of(pageNumber, getPageSize(), getSort());
    }
}

package jobs;

import org.springframework.batch.item.database.AbstractPagingItemReader;

class Reader extends AbstractPagingItemReader<String> {

    private int first;

    @Override
    protected void doReadPage() {
    }

    @Override
    protected void doJumpToPage(int itemIndex) {
        first = itemIndex;
    }
}

class Book {

    void doJumpToPage(int page) {
    }
}

package jobs;

import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.batch.item.database.AbstractPagingItemReader;

public class QuerydslPagingItemReader<T> extends AbstractPagingItemReader<T> {

    @Override
    protected void doReadPage() {
        results = new CopyOnWriteArrayList<>();
    }

    @Override
    protected void doClose() throws Exception {
        super.doClose();
    }
}

class NoOffsetReader<T> extends QuerydslPagingItemReader<T> {
}

package jobs;

import org.springframework.batch.item.database.support.AbstractSqlPagingQueryProvider;

class TopQueryProvider extends AbstractSqlPagingQueryProvider {

    @Override
    public String generateFirstPageQuery(int pageSize) {
        return "select 1";
    }
}

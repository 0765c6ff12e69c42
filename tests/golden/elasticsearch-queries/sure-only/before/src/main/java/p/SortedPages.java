package p;

import org.elasticsearch.index.query.BoolQueryBuilder;
import org.elasticsearch.index.query.QueryBuilder;
import org.elasticsearch.index.query.QueryBuilders;
import org.springframework.data.elasticsearch.core.query.NativeSearchQuery;
import org.springframework.data.elasticsearch.core.query.NativeSearchQueryBuilder;
import org.elasticsearch.search.sort.SortBuilders;
import org.springframework.data.domain.Pageable;

class SortedPages {

    NativeSearchQuery sorted(Pageable pageable) {
        return new NativeSearchQueryBuilder()
                .withSort(SortBuilders.scoreSort())
                .withPageable(pageable)
                .build();
    }
}

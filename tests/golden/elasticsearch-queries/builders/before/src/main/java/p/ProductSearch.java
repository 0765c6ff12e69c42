package p;

import java.util.List;
import org.elasticsearch.common.unit.Fuzziness;
import org.elasticsearch.index.query.BoolQueryBuilder;
import org.elasticsearch.index.query.MultiMatchQueryBuilder;
import org.elasticsearch.index.query.Operator;
import org.elasticsearch.index.query.QueryBuilder;
import org.elasticsearch.index.query.QueryBuilders;
import org.elasticsearch.search.sort.SortBuilders;
import org.elasticsearch.search.sort.SortOrder;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.elasticsearch.core.ElasticsearchOperations;
import org.springframework.data.elasticsearch.core.SearchHits;
import org.springframework.data.elasticsearch.core.query.NativeSearchQuery;
import org.springframework.data.elasticsearch.core.query.NativeSearchQueryBuilder;
import org.springframework.data.elasticsearch.core.query.Query;

class ProductSearch {

    private final ElasticsearchOperations operations;

    ProductSearch(ElasticsearchOperations operations) {
        this.operations = operations;
    }

    SearchHits<Form> find(String text, int limit) {
        final QueryBuilder wanted =
                QueryBuilders
                        .multiMatchQuery(text, "name", "description")
                        .fuzziness(Fuzziness.AUTO);
        final NativeSearchQueryBuilder builder = new NativeSearchQueryBuilder();
        builder.withFilter(wanted);
        if (limit > 0) {
            builder.withMaxResults(limit);
        }
        final Query query = builder.build();
        return operations.search(query, Form.class);
    }

    SearchHits<Form> newest(String text, boolean down) {
        NativeSearchQuery query = new NativeSearchQueryBuilder()
                .withQuery(new BoolQueryBuilder()
                        .must(QueryBuilders.multiMatchQuery(text)
                                .field("title", 10)
                                .field("text")
                                .operator(Operator.AND)
                                .type(MultiMatchQueryBuilder.Type.MOST_FIELDS)))
                .withSort(SortBuilders.fieldSort("created").order(down ? SortOrder.DESC : SortOrder.ASC))
                .withSort(SortBuilders.scoreSort())
                .withPageable(PageRequest.of(0, 10))
                .build();
        query.setTrackTotalHits(true);
        return operations.search(query, Form.class);
    }

    long count(List<Long> ids) {
        return operations.count(new NativeSearchQuery(QueryBuilders.termsQuery("id", ids)), Form.class);
    }
}

package p;

import co.elastic.clients.elasticsearch._types.FieldSort;
import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.ScoreSort;
import co.elastic.clients.elasticsearch._types.SortOptions;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.query_dsl.Operator;
import co.elastic.clients.elasticsearch._types.query_dsl.QueryBuilders;
import co.elastic.clients.elasticsearch._types.query_dsl.TermsQueryField;
import co.elastic.clients.elasticsearch._types.query_dsl.TextQueryType;
import java.util.List;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.elasticsearch.client.elc.NativeQuery;
import org.springframework.data.elasticsearch.client.elc.NativeQueryBuilder;
import org.springframework.data.elasticsearch.core.ElasticsearchOperations;
import org.springframework.data.elasticsearch.core.SearchHits;
import org.springframework.data.elasticsearch.core.query.Query;

class ProductSearch {

    private final ElasticsearchOperations operations;

    ProductSearch(ElasticsearchOperations operations) {
        this.operations = operations;
    }

    SearchHits<Form> find(String text, int limit) {
        final co.elastic.clients.elasticsearch._types.query_dsl.Query wanted =
                QueryBuilders
                        .multiMatch().query(text).fields("name", "description")
                        .fuzziness("AUTO").build()._toQuery();
        final NativeQueryBuilder builder = new NativeQueryBuilder();
        builder.withFilter(wanted);
        if (limit > 0) {
            builder.withMaxResults(limit);
        }
        final Query query = builder.build();
        return operations.search(query, Form.class);
    }

    SearchHits<Form> newest(String text, boolean down) {
        NativeQuery query = new NativeQueryBuilder()
                .withQuery(QueryBuilders.bool()
                        .must(QueryBuilders.multiMatch().query(text)
                                .fields("title^10")
                                .fields("text")
                                .operator(Operator.And)
                                .type(TextQueryType.MostFields).build()._toQuery()).build()._toQuery())
                .withSort(new SortOptions.Builder().field(new FieldSort.Builder().field("created").order(down ? SortOrder.Desc : SortOrder.Asc).build()).build())
                .withSort(new SortOptions.Builder().score(new ScoreSort.Builder().build()).build())
                .withPageable(PageRequest.of(0, 10))
                .build();
        query.setTrackTotalHits(true);
        return operations.search(query, Form.class);
    }

    long count(List<Long> ids) {
        return operations.count(new NativeQuery(QueryBuilders.terms().field("id").terms(new TermsQueryField.Builder().value(ids.stream().map(FieldValue::of).toList()).build()).build()._toQuery()), Form.class);
    }
}

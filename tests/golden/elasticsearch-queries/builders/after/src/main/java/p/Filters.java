package p;


import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.query_dsl.BoolQuery;
import co.elastic.clients.elasticsearch._types.query_dsl.ChildScoreMode;
import co.elastic.clients.elasticsearch._types.query_dsl.NestedQuery;
import co.elastic.clients.elasticsearch._types.query_dsl.Operator;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch._types.query_dsl.QueryBuilders;
import co.elastic.clients.elasticsearch._types.query_dsl.TermsQueryField;
import co.elastic.clients.elasticsearch._types.query_dsl.UntypedRangeQuery;
import co.elastic.clients.json.JsonData;
import java.util.Arrays;
import java.util.List;

class Filters {

    private Query of(Form form) {
        BoolQuery.Builder bool = QueryBuilders.bool();
        if (form.getName() != null) {
            // whole words
            bool.must(QueryBuilders.match().field("name").query(form.getName()).operator(Operator.And).boost(2f).build()._toQuery());
        }
        for (String tag : form.getTags()) {
            BoolQuery.Builder either = QueryBuilders.bool();
            either.should(QueryBuilders.term().field("tag").value(tag).build()._toQuery()).should(QueryBuilders.prefix().field("tag").value(tag + "-").build()._toQuery());
            bool.filter(either.build()._toQuery());
        }
        form.getTags().forEach(tag -> bool.mustNot(QueryBuilders.wildcard().field("hidden").value("*" + tag + "*").build()._toQuery()));
        bool.filter(new UntypedRangeQuery.Builder().field("price").gte(form.getMinPrice() == null ? null : JsonData.of(form.getMinPrice())).lt(JsonData.of(1000)).build()._toRangeQuery()._toQuery());
        UntypedRangeQuery.Builder stock = new UntypedRangeQuery.Builder().field("stock");
        if (form.getMinPrice() != null) {
            stock.gt(JsonData.of(form.getMinPrice()));
        }
        bool.filter(stock.build()._toRangeQuery()._toQuery());
        level(bool, form);
        if (!bool.hasClauses()) {
            return QueryBuilders.matchAll().build()._toQuery();
        }
        return bool.minimumShouldMatch("1").build()._toQuery();
    }

    private void level(BoolQuery.Builder bool, Form form) {
        bool.should(QueryBuilders.term().field("level").value(form.getLevel().toString()).build()._toQuery());
    }

    private NestedQuery.Builder offers(String seller, String[] countries) {
        return QueryBuilders.nested().path("offers")
                .query(QueryBuilders.bool()
                        .must(QueryBuilders.term().field("offers.seller").value(seller).build()._toQuery())
                        .mustNot(QueryBuilders.exists().field("offers.ended").build()._toQuery())
                        .filter(QueryBuilders.terms().field("offers.country").terms(new TermsQueryField.Builder().value(Arrays.stream(countries).map(FieldValue::of).toList()).build()).build()._toQuery())
                        .filter(QueryBuilders.terms().field("offers.state").terms(new TermsQueryField.Builder().value(List.of(FieldValue.of("new"), FieldValue.of("used"))).build()).build()._toQuery()).build()._toQuery())
                .scoreMode(ChildScoreMode.None);
    }

    private Query words(String words) {
        Query query = null;
        if (words.isEmpty()) {
            query = QueryBuilders.constantScore().filter(QueryBuilders.disMax().queries(QueryBuilders.exists().field("a").build()._toQuery()).tieBreaker(0.5).build()._toQuery()).build()._toQuery();
        } else {
            query = QueryBuilders.queryString().query(words).defaultField("title").defaultOperator(Operator.Or).build()._toQuery();
        }
        return query == null ? QueryBuilders.matchPhrase().field("title").query(words).slop(2).build()._toQuery() : query;
    }
}

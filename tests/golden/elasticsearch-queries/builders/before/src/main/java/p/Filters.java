package p;

import static org.elasticsearch.index.query.QueryBuilders.*;

import org.apache.lucene.search.join.ScoreMode;
import org.elasticsearch.index.query.*;

class Filters {

    private QueryBuilder of(Form form) {
        BoolQueryBuilder bool = boolQuery();
        if (form.getName() != null) {
            // whole words
            bool.must(matchQuery("name", form.getName()).operator(Operator.AND).boost(2));
        }
        for (String tag : form.getTags()) {
            BoolQueryBuilder either = boolQuery();
            either.should(termQuery("tag", tag)).should(prefixQuery("tag", tag + "-"));
            bool.filter(either);
        }
        form.getTags().forEach(tag -> bool.mustNot(wildcardQuery("hidden", "*" + tag + "*")));
        bool.filter(rangeQuery("price").gte(form.getMinPrice()).lt(1000));
        RangeQueryBuilder stock = rangeQuery("stock");
        if (form.getMinPrice() != null) {
            stock.gt(form.getMinPrice());
        }
        bool.filter(stock);
        level(bool, form);
        if (!bool.hasClauses()) {
            return matchAllQuery();
        }
        return bool.minimumShouldMatch(1);
    }

    private void level(BoolQueryBuilder bool, Form form) {
        bool.should(termQuery("level", form.getLevel()));
    }

    private NestedQueryBuilder offers(String seller, String[] countries) {
        return nestedQuery("offers",
                boolQuery()
                        .must(termQuery("offers.seller", seller))
                        .mustNot(existsQuery("offers.ended"))
                        .filter(termsQuery("offers.country", countries))
                        .filter(termsQuery("offers.state", "new", "used")),
                ScoreMode.None);
    }

    private QueryBuilder words(String words) {
        QueryBuilder query = null;
        if (words.isEmpty()) {
            query = constantScoreQuery(disMaxQuery().add(existsQuery("a")).tieBreaker(0.5f));
        } else {
            query = queryStringQuery(words).defaultField("title").defaultOperator(Operator.OR);
        }
        return query == null ? matchPhraseQuery("title", words).slop(2) : query;
    }
}

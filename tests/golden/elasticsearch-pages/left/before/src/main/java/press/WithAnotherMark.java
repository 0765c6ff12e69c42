package press;

import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.elasticsearch.action.search.SearchResponse;
import org.elasticsearch.index.query.QueryBuilders;
import org.elasticsearch.search.SearchHit;
import org.elasticsearch.search.SearchHits;
import org.elasticsearch.search.fetch.subphase.highlight.HighlightBuilder;
import org.elasticsearch.search.fetch.subphase.highlight.HighlightField;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Pageable;
import org.springframework.data.elasticsearch.core.ElasticsearchTemplate;
import org.springframework.data.elasticsearch.core.SearchResultMapper;
import org.springframework.data.elasticsearch.core.aggregation.AggregatedPage;
import org.springframework.data.elasticsearch.core.aggregation.impl.AggregatedPageImpl;
import org.springframework.data.elasticsearch.core.query.NativeSearchQueryBuilder;
import org.springframework.data.elasticsearch.core.query.SearchQuery;

public class WithAnotherMark {

    @Autowired
    private ElasticsearchTemplate template;

    @Autowired
    private ArticleRepository articles;

    public Page<Article> find(String words, int page) {
        SearchQuery query = new NativeSearchQueryBuilder()
                .withQuery(QueryBuilders.matchQuery("headline", words))
                .withPageable(PageRequest.of(page, 5))
                .withHighlightFields(
                        new HighlightBuilder.Field("headline").preTags("<b>").postTags("</b>").options(Map.of()),
                        new HighlightBuilder.Field("text"))
                .build();
        return template.queryForPage(query, Article.class, new SearchResultMapper() {
            @Override
            public <T> AggregatedPage<T> mapResults(SearchResponse response, Class<T> type, Pageable pageable) {
                SearchHits found = response.getHits();
                List<Article> list = new ArrayList<>();
                for (SearchHit hit : found.getHits()) {
                    Article article = new Article();
                    String id = hit.getSourceAsMap().get("id").toString();
                    article.setId(Integer.parseInt(id));
                    article.setHeadline((String) hit.getSourceAsMap().get("headline"));
                    article.setVotes(Integer.valueOf(hit.getSourceAsMap().get("votes").toString()));
                    article.setPrinted(new Date(Long.parseLong(hit.getSourceAsMap().get("printed").toString())));
                    // the first piece is enough
                    HighlightField marked = hit.getHighlightFields().get("headline");
                    if (marked != null) {
                        article.setHeadline(marked.getFragments()[0].toString());
                    }
                    list.add(article);
                }
                return new AggregatedPageImpl(list, pageable, found.getTotalHits(),
                        response.getAggregations(), response.getScrollId(), found.getMaxScore());
            }

            @Override
            public <T> T mapSearchHit(SearchHit hit, Class<T> type) {
                return null;
            }
        });
    }

    public long count(String words) {
        SearchQuery query = new NativeSearchQueryBuilder().withQuery(QueryBuilders.matchQuery("headline", words)).build();
        Page<Article> page = articles.search(query);
        return page.getTotalElements() + template.queryForPage(query, Article.class).getNumber();
    }
}

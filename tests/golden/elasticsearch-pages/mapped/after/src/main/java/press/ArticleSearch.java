package press;

import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.elasticsearch.index.query.QueryBuilders;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageImpl;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Pageable;
import org.springframework.data.elasticsearch.core.ElasticsearchTemplate;
import org.springframework.data.elasticsearch.core.SearchHit;
import org.springframework.data.elasticsearch.core.SearchHitSupport;
import org.springframework.data.elasticsearch.core.SearchHits;
import org.springframework.data.elasticsearch.core.query.HighlightQuery;
import org.springframework.data.elasticsearch.core.query.NativeSearchQuery;
import org.springframework.data.elasticsearch.core.query.NativeSearchQueryBuilder;
import org.springframework.data.elasticsearch.core.query.highlight.Highlight;
import org.springframework.data.elasticsearch.core.query.highlight.HighlightField;
import org.springframework.data.elasticsearch.core.query.highlight.HighlightFieldParameters;

public class ArticleSearch {

    @Autowired
    private ElasticsearchTemplate template;

    @Autowired
    private ArticleRepository articles;

    public Page<Article> find(String words, int page) {
        NativeSearchQuery query = new NativeSearchQueryBuilder()
                .withQuery(QueryBuilders.matchQuery("headline", words))
                .withPageable(PageRequest.of(page, 5))
                .withHighlightQuery(new HighlightQuery(new Highlight(List.of(
                        new HighlightField("headline", HighlightFieldParameters.builder().withPreTags("<b>").withPostTags("</b>").withFragmentSize(80).build()),
                        new HighlightField("text"))), null)).withTrackTotalHits(true)
                .build();
        return pageOfArticle(template.search(query, Article.class), query.getPageable());
    }

    private Page<Article> pageOfArticle(SearchHits<Article> found, Pageable pageable) {
        List<Article> list = new ArrayList<>();
        for (SearchHit<Article> hit : found.getSearchHits()) {
            Article article = new Article();
            String id = String.valueOf(hit.getContent().getId());
            article.setId(Integer.parseInt(id));
            article.setHeadline(hit.getContent().getHeadline());
            article.setVotes(Integer.valueOf(hit.getContent().getVotes().toString()));
            article.setPrinted(new Date(Long.parseLong(String.valueOf(hit.getContent().getPrinted().getTime()))));
            // the first piece is enough
            List<String> marked = hit.getHighlightFields().get("headline");
            if (marked != null) {
                article.setHeadline(marked.get(0));
            }
            list.add(article);
        }
        return new PageImpl<>(list, pageable, found.getTotalHits());
    }

    public long count(String words) {
        NativeSearchQuery query = new NativeSearchQueryBuilder().withQuery(QueryBuilders.matchQuery("headline", words)).withTrackTotalHits(true).build();
        Page<Article> page = (Page<Article>) SearchHitSupport.unwrapSearchHits(SearchHitSupport.searchPageFor(template.search(query, Article.class), query.getPageable()));
        return page.getTotalElements() + ((Page<Article>) SearchHitSupport.unwrapSearchHits(SearchHitSupport.searchPageFor(template.search(query, Article.class), query.getPageable()))).getNumber();
    }
}

package search;

import org.springframework.data.elasticsearch.core.query.FetchSourceFilter;

class Search {

    Object some(String[] names) {
        return new FetchSourceFilter(names, null);
    }
}

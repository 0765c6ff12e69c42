package p;

import org.springframework.data.elasticsearch.core.query.NativeSearchQueryBuilder;

class Own {

    interface QueryBuilder {
        String text();
    }

    NativeSearchQueryBuilder given(QueryBuilder own) {
        return new NativeSearchQueryBuilder().withIds(own.text());
    }
}

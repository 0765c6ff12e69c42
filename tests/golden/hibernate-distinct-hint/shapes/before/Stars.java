package books;

import static org.hibernate.jpa.QueryHints.*;

import javax.persistence.Query;
import org.hibernate.annotations.*;

class Stars {

    Query set(Query query) {
        return query.setHint(HINT_READONLY, true)
                .setHint(HINT_PASS_DISTINCT_THROUGH, false)
                .setHint(QueryHints.PASS_DISTINCT_THROUGH, false);
    }
}

package books;

import static org.hibernate.jpa.QueryHints.*;

import javax.persistence.Query;
import org.hibernate.annotations.*;

class Stars {

    Query set(Query query) {
        return query.setHint(HINT_READONLY, true);
    }
}

package shop;

import javax.persistence.Query;
import org.hibernate.*;

class Helper {
    Object createSQLQuery(String sql) {
        return null;
    }

    Object plain(Query query) {
        return query.setParameter("a", 1).getResultList();
    }
}

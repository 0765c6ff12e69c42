package books;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.persistence.EntityManager;
import javax.persistence.NamedQuery;
import javax.persistence.TypedQuery;
import org.hibernate.annotations.QueryHints;

@NamedQuery(
        name = "Book.all",
        query = "select distinct b from Book b")
class Books {

    private static final String DISTINCT = "hibernate.query.passDistinctThrough";

    private EntityManager manager;

    List<Book> chain() {
        return manager
                .createQuery("select distinct b from Book b", Book.class)
                .setMaxResults(3)
                .getResultList();
    }

    List<Book> statement(boolean all) {
        TypedQuery<Book> query = manager.createQuery("select distinct b from Book b", Book.class);
        if (all)
            {}
        return query.getResultList();
    }

    Map<String, Object> hints() {
        Map<String, Object> hints = new HashMap<>();
        hints.put(QueryHints.READ_ONLY, true);
        return hints;
    }
}

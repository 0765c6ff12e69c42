package books;

import static org.hibernate.jpa.QueryHints.HINT_PASS_DISTINCT_THROUGH;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.persistence.EntityManager;
import javax.persistence.NamedQuery;
import javax.persistence.QueryHint;
import javax.persistence.TypedQuery;
import org.hibernate.annotations.QueryHints;

@NamedQuery(
        name = "Book.all",
        query = "select distinct b from Book b",
        hints = @QueryHint(name = QueryHints.PASS_DISTINCT_THROUGH, value = "false"))
class Books {

    private static final String DISTINCT = QueryHints.PASS_DISTINCT_THROUGH;

    private EntityManager manager;

    List<Book> chain() {
        return manager
                .createQuery("select distinct b from Book b", Book.class)
                .setHint(QueryHints.PASS_DISTINCT_THROUGH, false)
                .setMaxResults(3)
                .getResultList();
    }

    List<Book> statement(boolean all) {
        TypedQuery<Book> query = manager.createQuery("select distinct b from Book b", Book.class);
        query.setHint("hibernate.query.passDistinctThrough", Boolean.FALSE);
        if (all)
            query.setHint(org.hibernate.jpa.QueryHints.HINT_PASS_DISTINCT_THROUGH, true);
        return query.setHint(HINT_PASS_DISTINCT_THROUGH, false).getResultList();
    }

    Map<String, Object> hints() {
        Map<String, Object> hints = new HashMap<>();
        hints.put(QueryHints.READ_ONLY, true);
        hints.put(QueryHints.PASS_DISTINCT_THROUGH, false);
        return hints;
    }
}

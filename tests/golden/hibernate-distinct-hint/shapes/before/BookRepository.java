package books;

import static org.hibernate.jpa.QueryHints.HINT_FETCH_SIZE;
import static org.hibernate.jpa.QueryHints.HINT_PASS_DISTINCT_THROUGH;

import java.util.List;
import javax.persistence.QueryHint;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.jpa.repository.QueryHints;

interface BookRepository extends JpaRepository<Book, Long> {

    @QueryHints(@QueryHint(name = "hibernate.query.passDistinctThrough", value = "false"))
    @Query("select distinct b from Book b")
    List<Book> one();

    @QueryHints(value = {@QueryHint(name = HINT_PASS_DISTINCT_THROUGH, value = "false")}, forCounting = false)
    @Query("select distinct b from Book b")
    List<Book> list();

    @QueryHints({
        @QueryHint(name = HINT_PASS_DISTINCT_THROUGH, value = "false"),
        @QueryHint(name = HINT_FETCH_SIZE, value = "50")
    })
    @Query("select distinct b from Book b")
    List<Book> first();

    @QueryHints(value = {
        @QueryHint(name = HINT_FETCH_SIZE, value = "50"),
        @QueryHint(name = org.hibernate.annotations.QueryHints.PASS_DISTINCT_THROUGH, value = "true")
    })
    @Query("select distinct b from Book b")
    List<Book> last();
}

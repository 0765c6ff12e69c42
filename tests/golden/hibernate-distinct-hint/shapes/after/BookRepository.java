package books;

import static org.hibernate.jpa.QueryHints.HINT_FETCH_SIZE;

import java.util.List;
import javax.persistence.QueryHint;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.jpa.repository.QueryHints;

interface BookRepository extends JpaRepository<Book, Long> {

    @Query("select distinct b from Book b")
    List<Book> one();

    @Query("select distinct b from Book b")
    List<Book> list();

    @QueryHints({
        @QueryHint(name = HINT_FETCH_SIZE, value = "50")
    })
    @Query("select distinct b from Book b")
    List<Book> first();

    @QueryHints(value = {
        @QueryHint(name = HINT_FETCH_SIZE, value = "50")
    })
    @Query("select distinct b from Book b")
    List<Book> last();
}

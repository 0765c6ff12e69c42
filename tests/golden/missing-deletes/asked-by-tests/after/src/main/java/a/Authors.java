package a;

import java.util.List;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

@Repository
public interface Authors extends JpaRepository<Author, Long> {

    List<Author> findByName(String name);

    @Override
    @Transactional
    default void deleteById(Long id) {
        delete(findById(id).orElseThrow(() ->
            new EmptyResultDataAccessException("No " + Author.class + " entity with id " + id + " exists!", 1)));
    }
}

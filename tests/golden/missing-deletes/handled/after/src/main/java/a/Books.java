package a;

import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.data.repository.CrudRepository;
import org.springframework.transaction.annotation.Transactional;

public interface Books extends CrudRepository<Book, String> {
    @Override
    @Transactional
    default void deleteById(String id) {
        delete(findById(id).orElseThrow(() ->
            new EmptyResultDataAccessException("No " + Book.class + " entity with id " + id + " exists!", 1)));
    }
}

package a;

import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.transaction.annotation.Transactional;

class Shop {

    interface Authors extends JpaRepository<Author, Long> {
        @Override
        @Transactional
        default void deleteById(Long id) {
            delete(findById(id).orElseThrow(() ->
                new EmptyResultDataAccessException("No " + Author.class + " entity with id " + id + " exists!", 1)));
        }
    }

    interface Books extends JpaRepository<Book, Long> {
        @Override
        @Transactional
        default void deleteById(Long id) {
            delete(findById(id).orElseThrow(() ->
                new EmptyResultDataAccessException("No " + Book.class + " entity with id " + id + " exists!", 1)));
        }
    }

    private Authors authors;
    private Books books;

    void delete(Long id) {
        try {
            authors.deleteById(id);
            books.deleteById(id);
        } catch (EmptyResultDataAccessException e) {
            throw new IllegalArgumentException("nothing has the id " + id);
        }
    }
}

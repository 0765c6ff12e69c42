package a;

import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.data.jpa.repository.JpaRepository;

class Shop {

    interface Authors extends JpaRepository<Author, Long> {}

    interface Books extends JpaRepository<Book, Long> {}

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

package a;

import org.springframework.dao.EmptyResultDataAccessException;

class AuthorService {

    private final Authors authors;

    AuthorService(Authors authors) {
        this.authors = authors;
    }

    void delete(Long id) {
        try {
            authors.deleteById(id);
        } catch (EmptyResultDataAccessException e) {
            throw new IllegalArgumentException("no author " + id);
        }
    }
}

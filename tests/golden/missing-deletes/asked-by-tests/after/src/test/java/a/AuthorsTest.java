package a;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.mockito.Mockito.doThrow;

import org.junit.jupiter.api.Test;
import org.mockito.Mock;
import org.springframework.dao.EmptyResultDataAccessException;

class AuthorsTest {

    @Mock
    private Authors authors;

    @Test
    void refuses() {
        doThrow(EmptyResultDataAccessException.class).when(authors).deleteById(1L);
        assertThrows(EmptyResultDataAccessException.class, () -> authors.deleteById(1L));
    }
}

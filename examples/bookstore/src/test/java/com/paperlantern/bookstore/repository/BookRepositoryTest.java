package com.paperlantern.bookstore.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.math.BigDecimal;
import java.util.List;

import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.jdbc.AutoConfigureTestDatabase;
import org.springframework.boot.test.autoconfigure.orm.jpa.DataJpaTest;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Sort;
import org.springframework.test.context.junit4.SpringRunner;

import com.paperlantern.bookstore.domain.Author;
import com.paperlantern.bookstore.domain.Book;

@RunWith(SpringRunner.class)
@DataJpaTest
@AutoConfigureTestDatabase(replace = AutoConfigureTestDatabase.Replace.NONE)
public class BookRepositoryTest {

    @Autowired
    private BookRepository books;

    @Autowired
    private AuthorRepository authors;

    private Author lem;

    @Before
    public void findAuthor() {
        lem = authors.findByName("Stanislaw Lem").get();
    }

    @Test
    public void findsByCategory() {
        List<Book> found = books.findInCategory("fantasy");

        assertThat(found).extracting(Book::getTitle).containsExactly("A Wizard of Earthsea", "Moominsummer Madness");
    }

    @Test
    public void findsByYears() {
        assertThat(books.findByYearBetweenOrderByYear(1960, 1968))
                .extracting(Book::getYear).containsExactly(1961, 1968);
    }

    @Test
    public void searchesTitlesAndAuthorsPageByPage() {
        Page<Book> first = books.search("le guin", PageRequest.of(0, 1, Sort.by("title")));

        assertEquals(2, first.getTotalElements());
        assertEquals("A Wizard of Earthsea", first.getContent().get(0).getTitle());
        assertTrue(first.hasNext());

        Page<Book> second = books.search("le guin", first.nextPageable());
        assertEquals("The Left Hand of Darkness", second.getContent().get(0).getTitle());
        assertFalse(second.hasNext());
    }

    @Test
    public void sumsTheStock() {
        assertThat(books.valueOfStock()).isEqualByComparingTo(new BigDecimal("211.30"));
    }

    @Test
    public void givesNewBooksAnId() {
        Book saved = books.save(book("9780156838108", "The Futurological Congress"));

        assertTrue(saved.getId() >= 100);
        assertTrue(books.findByIsbn("9780156838108").isPresent());
    }

    @Test(expected = DataIntegrityViolationException.class)
    public void refusesTheSameIsbnTwice() {
        books.save(book("9780156027601", "Solaris, again"));
    }

    private Book book(String isbn, String title) {
        return Book.builder().isbn(isbn).title(title).year(1971).price(BigDecimal.TEN).stock(1).author(lem).build();
    }
}

package com.paperlantern.bookstore.service;

import java.util.List;

import org.springframework.cache.annotation.Cacheable;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import com.paperlantern.bookstore.domain.Author;
import com.paperlantern.bookstore.domain.Book;
import com.paperlantern.bookstore.repository.AuthorRepository;
import com.paperlantern.bookstore.repository.BookRepository;
import com.paperlantern.bookstore.repository.OrderRepository;
import com.paperlantern.bookstore.web.dto.BookForm;
import com.paperlantern.bookstore.web.dto.BookView;

import lombok.RequiredArgsConstructor;
import lombok.extern.slf4j.Slf4j;

@Slf4j
@Service
@RequiredArgsConstructor
@Transactional(readOnly = true)
public class BookService {

    /** Copies in one order that make a book a best seller: schools and reading circles know. */
    private static final int BEST_SELLER = 5;

    private final BookRepository books;
    private final AuthorRepository authors;
    private final OrderRepository orders;

    public Page<BookView> search(String text, Pageable page) {
        return books.search(text, page).map(BookView::of);
    }

    public BookView get(Long id) {
        return books.findWithAuthor(id).map(BookView::of).orElseThrow(() -> new BookNotFoundException(id));
    }

    public List<BookView> inCategory(String slug) {
        return BookView.of(books.findInCategory(slug));
    }

    @Cacheable("best-sellers")
    public List<BookView> bestSellers() {
        return BookView.of(orders.soldAtOnce(BEST_SELLER));
    }

    @PreAuthorize("hasRole('CLERK')")
    public long copiesSold(Long id) {
        return orders.copiesSold(id);
    }

    @Transactional
    public BookView add(BookForm form) {
        Author author = authors.findByName(form.getAuthor())
                .orElseGet(() -> authors.save(new Author(form.getAuthor(), null)));
        Book book = books.save(Book.builder()
                .isbn(form.getIsbn())
                .title(form.getTitle())
                .year(form.getYear())
                .price(form.getPrice())
                .stock(form.getStock())
                .author(author)
                .build());
        log.info("Added {} as {}", book.getTitle(), book.getId());
        return BookView.of(book);
    }

    @Transactional
    @PreAuthorize("hasRole('MANAGER')")
    public void remove(Long id) {
        if (!books.existsById(id)) {
            throw new BookNotFoundException(id);
        }
        books.deleteById(id);
    }
}

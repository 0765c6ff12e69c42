package com.paperlantern.bookstore.repository;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.PagingAndSortingRepository;
import org.springframework.data.repository.query.Param;

import com.paperlantern.bookstore.domain.Book;

public interface BookRepository extends PagingAndSortingRepository<Book, Long> {

    Optional<Book> findByIsbn(String isbn);

    List<Book> findByYearBetweenOrderByYear(int from, int to);

    @Query("select b from Book b join fetch b.author where b.id = :id")
    Optional<Book> findWithAuthor(@Param("id") Long id);

    @Query("select b from Book b join b.categories c where c.slug = :slug order by b.title")
    List<Book> findInCategory(@Param("slug") String slug);

    @Query(value = "select b from Book b where lower(b.title) like lower(concat('%', :text, '%'))"
            + " or lower(b.author.name) like lower(concat('%', :text, '%'))",
            countQuery = "select count(b) from Book b where lower(b.title) like lower(concat('%', :text, '%'))"
            + " or lower(b.author.name) like lower(concat('%', :text, '%'))")
    Page<Book> search(@Param("text") String text, Pageable page);

    @Query("select sum(b.price * b.stock) from Book b")
    BigDecimal valueOfStock();
}

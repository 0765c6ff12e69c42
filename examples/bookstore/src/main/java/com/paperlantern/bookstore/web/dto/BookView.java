package com.paperlantern.bookstore.web.dto;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

import com.paperlantern.bookstore.domain.Book;

import io.swagger.annotations.ApiModel;
import io.swagger.annotations.ApiModelProperty;
import lombok.Value;

@Value
@ApiModel(value = "Book", description = "A book in the catalogue")
public class BookView implements Serializable {

    Long id;

    @ApiModelProperty("ISBN-13 without dashes")
    String isbn;

    String title;

    String author;

    int year;

    BigDecimal price;

    @ApiModelProperty("Whether a copy can be ordered now")
    boolean available;

    public static BookView of(Book book) {
        return new BookView(book.getId(), book.getIsbn(), book.getTitle(), book.getAuthor().getName(),
                book.getYear(), book.getPrice(), book.inStock(1));
    }

    public static List<BookView> of(Collection<Book> books) {
        return books.stream().map(BookView::of).collect(Collectors.toList());
    }
}

package com.example;

import java.util.List;
import org.openapitools.api.AuthorsApi;
import org.openapitools.api.BooksApi;
import org.openapitools.model.Book;
import org.openapitools.model.BookChapters;
import org.openapitools.model.InlineObject;
import org.openapitools.model.InlineResponse200;
import org.openapitools.model.InlineResponse2001;
import org.openapitools.model.InlineResponse2001Page;
import org.springframework.http.ResponseEntity;

class BooksController implements BooksApi, AuthorsApi {
    @Override
    public ResponseEntity<Object> getBooks() {
        return ResponseEntity.ok(List.of());
    }

    @Override
    public ResponseEntity<Book> addBook(InlineObject body) {
        BookChapters first = new BookChapters().heading("1");
        return ResponseEntity.ok(new Book().title(body.getTitle()).addChaptersItem(first));
    }

    @Override
    public ResponseEntity<List<InlineResponse200>> getAuthors() {
        return ResponseEntity.ok(List.of());
    }

    @Override
    public ResponseEntity<InlineResponse2001> putAuthors() {
        return ResponseEntity.ok(new InlineResponse2001().count(0).page(new InlineResponse2001Page()));
    }
}

package com.paperlantern.bookstore.service;

public class BookNotFoundException extends RuntimeException {

    public BookNotFoundException(Long id) {
        super("There is no book " + id);
    }
}

package com.paperlantern.bookstore.service;

import com.paperlantern.bookstore.domain.Book;

public class OutOfStockException extends RuntimeException {

    public OutOfStockException(Book book) {
        super("Only " + book.getStock() + " copies of " + book.getTitle() + " are left");
    }
}

package com.paperlantern.bookstore.domain;

import java.math.BigDecimal;

import javax.persistence.Entity;
import javax.persistence.GeneratedValue;
import javax.persistence.GenerationType;
import javax.persistence.Id;
import javax.persistence.ManyToOne;

import lombok.Getter;
import lombok.NoArgsConstructor;

@Entity
@Getter
@NoArgsConstructor
public class OrderLine {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @ManyToOne(optional = false)
    private CustomerOrder order;

    @ManyToOne(optional = false)
    private Book book;

    private int quantity;

    /** What one copy cost when the order was placed. */
    private BigDecimal price;

    OrderLine(CustomerOrder order, Book book, int quantity) {
        this.order = order;
        this.book = book;
        this.quantity = quantity;
        this.price = book.getPrice();
    }
}

package com.paperlantern.bookstore.domain;

public enum OrderStatus {
    PLACED, PAID, SHIPPED, CANCELLED
}

package com.harborline.orders.service;

import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

public class OrderException extends ResponseStatusException {

    public OrderException(HttpStatus status, String reason) {
        super(status, reason);
    }
}

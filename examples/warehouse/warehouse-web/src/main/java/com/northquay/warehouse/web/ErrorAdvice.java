package com.northquay.warehouse.web;

import javax.validation.ConstraintViolationException;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestControllerAdvice;

import com.northquay.warehouse.service.NotEnoughStockException;
import com.northquay.warehouse.service.UnknownProductException;

@RestControllerAdvice
public class ErrorAdvice {

    @ExceptionHandler(UnknownProductException.class)
    @ResponseStatus(HttpStatus.NOT_FOUND)
    public String unknown(UnknownProductException e) {
        return e.getMessage();
    }

    @ExceptionHandler(NotEnoughStockException.class)
    @ResponseStatus(HttpStatus.CONFLICT)
    public String notEnough(NotEnoughStockException e) {
        return e.getMessage();
    }

    @ExceptionHandler(ConstraintViolationException.class)
    @ResponseStatus(HttpStatus.BAD_REQUEST)
    public String invalid(ConstraintViolationException e) {
        return e.getMessage();
    }
}

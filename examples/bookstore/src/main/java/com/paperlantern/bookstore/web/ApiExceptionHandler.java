package com.paperlantern.bookstore.web;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.validation.FieldError;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

import com.paperlantern.bookstore.service.BookNotFoundException;
import com.paperlantern.bookstore.service.OutOfStockException;

/** Every error is answered with {@code {"error": ..., "fields": {...}}}; clients rely on it. */
@RestControllerAdvice
public class ApiExceptionHandler extends ResponseEntityExceptionHandler {

    @ExceptionHandler(BookNotFoundException.class)
    public ResponseEntity<Object> notFound(BookNotFoundException e) {
        return ResponseEntity.status(HttpStatus.NOT_FOUND).body(error(e.getMessage()));
    }

    @ExceptionHandler(OutOfStockException.class)
    public ResponseEntity<Object> outOfStock(OutOfStockException e) {
        return ResponseEntity.status(HttpStatus.CONFLICT).body(error(e.getMessage()));
    }

    @Override
    protected ResponseEntity<Object> handleMethodArgumentNotValid(MethodArgumentNotValidException e,
            HttpHeaders headers, HttpStatus status, WebRequest request) {
        Map<String, Object> body = error("The request is not valid");
        Map<String, String> fields = new LinkedHashMap<>();
        for (FieldError field : e.getBindingResult().getFieldErrors()) {
            fields.put(field.getField(), field.getDefaultMessage());
        }
        body.put("fields", fields);
        return handleExceptionInternal(e, body, headers, status, request);
    }

    @Override
    protected ResponseEntity<Object> handleHttpMessageNotReadable(HttpMessageNotReadableException e,
            HttpHeaders headers, HttpStatus status, WebRequest request) {
        return new ResponseEntity<>(error("The request is not JSON that we understand"), headers, status);
    }

    private static Map<String, Object> error(String message) {
        return new LinkedHashMap<>(Collections.singletonMap("error", message));
    }
}

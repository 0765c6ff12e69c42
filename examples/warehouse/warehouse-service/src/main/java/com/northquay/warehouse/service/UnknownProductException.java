package com.northquay.warehouse.service;

public class UnknownProductException extends RuntimeException {

    public UnknownProductException(String sku) {
        super("There is no product " + sku);
    }
}

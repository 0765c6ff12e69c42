package com.northquay.warehouse.service;

public class NotEnoughStockException extends RuntimeException {

    public NotEnoughStockException(String sku, int missing) {
        super(missing + " pieces of " + sku + " are missing");
    }
}

package com.acme.shop.dto;

public class Order {
    private Long id;
}

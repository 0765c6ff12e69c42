package com.acme.shop.dto;

import java.io.Serializable;

public class Order implements Serializable {
    private Long id;
}

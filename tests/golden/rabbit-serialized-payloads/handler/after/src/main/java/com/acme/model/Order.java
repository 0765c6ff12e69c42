package com.acme.model;

import java.io.Serializable;

public class Order implements Serializable {
    private Long id;
}

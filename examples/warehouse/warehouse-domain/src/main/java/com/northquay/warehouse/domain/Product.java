package com.northquay.warehouse.domain;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.GeneratedValue;
import javax.persistence.Id;

import lombok.Getter;
import lombok.NoArgsConstructor;
import lombok.Setter;

@Entity
@Getter
@Setter
@NoArgsConstructor
public class Product {

    @Id
    @GeneratedValue
    private Long id;

    @Column(nullable = false, unique = true, updatable = false)
    private String sku;

    private String name;

    private int weightGrams;

    /** Discontinued products may leave, but no longer arrive. */
    private boolean discontinued;

    public Product(String sku, String name, int weightGrams) {
        this.sku = sku;
        this.name = name;
        this.weightGrams = weightGrams;
    }
}

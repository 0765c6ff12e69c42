package com.northquay.warehouse.report;

import lombok.Data;

/** One product's stock over all locations. */
@Data
public class StockLevel {

    private String sku;
    private String name;
    private int pieces;
    private int shelves;
    private long weightGrams;
}

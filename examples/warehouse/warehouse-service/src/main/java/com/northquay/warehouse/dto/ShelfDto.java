package com.northquay.warehouse.dto;

import lombok.Data;

@Data
public class ShelfDto {

    private String location;
    private String zone;
    private int pieces;
}

package com.northquay.warehouse.dto;

import javax.validation.constraints.NotBlank;
import javax.validation.constraints.Pattern;
import javax.validation.constraints.Positive;

import lombok.AllArgsConstructor;
import lombok.Builder;
import lombok.Data;
import lombok.NoArgsConstructor;

@Data
@Builder
@NoArgsConstructor
@AllArgsConstructor
public class ProductDto {

    @Pattern(regexp = "[A-Z]+-[A-Z0-9]+")
    private String sku;

    @NotBlank
    private String name;

    @Positive
    private double weightKg;

    private boolean orderable;
}

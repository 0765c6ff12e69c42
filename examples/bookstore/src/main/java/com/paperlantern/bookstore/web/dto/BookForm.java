package com.paperlantern.bookstore.web.dto;

import java.math.BigDecimal;

import javax.validation.constraints.DecimalMin;
import javax.validation.constraints.Max;
import javax.validation.constraints.Min;
import javax.validation.constraints.NotBlank;
import javax.validation.constraints.NotNull;

import com.paperlantern.bookstore.validation.Isbn;

import io.swagger.annotations.ApiModel;
import io.swagger.annotations.ApiModelProperty;
import lombok.Data;

@Data
@ApiModel(description = "A book to add to the catalogue")
public class BookForm {

    @Isbn
    @ApiModelProperty(value = "ISBN-13 without dashes", required = true, example = "9780156027601")
    private String isbn;

    @NotBlank
    @ApiModelProperty(value = "Title as printed", required = true)
    private String title;

    @NotBlank
    @ApiModelProperty(value = "Full name of the author", required = true)
    private String author;

    @Min(1450)
    @Max(2100)
    @ApiModelProperty(value = "Year of the first edition", example = "1961")
    private int year;

    @NotNull
    @DecimalMin("0.01")
    @ApiModelProperty(value = "Price in the shop's currency", example = "11.00")
    private BigDecimal price;

    @Min(0)
    @ApiModelProperty("Copies in the shop")
    private int stock;
}

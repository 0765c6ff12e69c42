package com.paperlantern.bookstore.web.dto;

import java.util.Map;

import javax.validation.constraints.NotEmpty;
import javax.validation.constraints.NotNull;
import javax.validation.constraints.Positive;

import io.swagger.annotations.ApiModel;
import io.swagger.annotations.ApiModelProperty;
import lombok.Data;

@Data
@ApiModel(description = "The books that a customer wants")
public class OrderForm {

    @NotEmpty
    @ApiModelProperty(value = "Copies wanted, by the book's id", required = true)
    private Map<@NotNull Long, @NotNull @Positive Integer> quantities;
}

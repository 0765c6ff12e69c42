package com.harborline.orders.model;

import java.math.BigDecimal;

import javax.persistence.Embeddable;
import javax.validation.constraints.NotBlank;
import javax.validation.constraints.NotNull;
import javax.validation.constraints.Positive;

@Embeddable
public class Position {

    @NotBlank
    private String article;

    @Positive
    private int quantity;

    @NotNull
    @Positive
    private BigDecimal price;

    protected Position() {
    }

    public Position(String article, int quantity, BigDecimal price) {
        this.article = article;
        this.quantity = quantity;
        this.price = price;
    }

    public String getArticle() {
        return article;
    }

    public int getQuantity() {
        return quantity;
    }

    public BigDecimal getPrice() {
        return price;
    }

    public BigDecimal getTotal() {
        return price.multiply(BigDecimal.valueOf(quantity));
    }
}

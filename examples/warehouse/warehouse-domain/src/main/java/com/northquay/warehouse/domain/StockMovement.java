package com.northquay.warehouse.domain;

import java.time.Instant;

import javax.persistence.Entity;
import javax.persistence.EnumType;
import javax.persistence.Enumerated;
import javax.persistence.GeneratedValue;
import javax.persistence.Id;
import javax.persistence.ManyToOne;

import lombok.Getter;
import lombok.NoArgsConstructor;

@Entity
@Getter
@NoArgsConstructor
public class StockMovement {

    public enum Kind {
        ARRIVAL, PICK, CORRECTION
    }

    @Id
    @GeneratedValue
    private Long id;

    @ManyToOne(optional = false)
    private Product product;

    @Enumerated(EnumType.STRING)
    private Kind kind;

    private int quantity;

    private Instant movedAt;

    private String note;

    public StockMovement(Product product, Kind kind, int quantity, Instant movedAt, String note) {
        this.product = product;
        this.kind = kind;
        this.quantity = quantity;
        this.movedAt = movedAt;
        this.note = note;
    }
}

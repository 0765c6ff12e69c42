package com.harborline.orders.model;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

import javax.persistence.CascadeType;
import javax.persistence.ElementCollection;
import javax.persistence.Entity;
import javax.persistence.EnumType;
import javax.persistence.Enumerated;
import javax.persistence.FetchType;
import javax.persistence.GeneratedValue;
import javax.persistence.GenerationType;
import javax.persistence.Id;
import javax.persistence.ManyToOne;
import javax.persistence.Version;

@Entity
public class PurchaseOrder {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @ManyToOne(optional = false, cascade = CascadeType.PERSIST)
    private Customer customer;

    @Enumerated(EnumType.STRING)
    private OrderState state = OrderState.OPEN;

    @ElementCollection(fetch = FetchType.EAGER)
    private List<Position> positions = new ArrayList<>();

    @Version
    private int version;

    protected PurchaseOrder() {
    }

    public PurchaseOrder(Customer customer) {
        this.customer = customer;
    }

    public PurchaseOrder with(String article, int quantity, BigDecimal price) {
        positions.add(new Position(article, quantity, price));
        return this;
    }

    public BigDecimal getTotal() {
        return positions.stream().map(Position::getTotal).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    public Long getId() {
        return id;
    }

    public Customer getCustomer() {
        return customer;
    }

    public OrderState getState() {
        return state;
    }

    public void setState(OrderState state) {
        this.state = state;
    }

    public List<Position> getPositions() {
        return positions;
    }
}

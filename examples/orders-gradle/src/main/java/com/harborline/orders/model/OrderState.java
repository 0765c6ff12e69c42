package com.harborline.orders.model;

public enum OrderState {
    OPEN, CONFIRMED, SHIPPED, CANCELLED;

    public boolean mayBecome(OrderState next) {
        switch (this) {
            case OPEN:
                return next == CONFIRMED || next == CANCELLED;
            case CONFIRMED:
                return next == SHIPPED || next == CANCELLED;
            default:
                return false;
        }
    }
}

package com.harborline.orders.service;

import java.math.BigDecimal;
import java.util.List;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.annotation.Secured;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import com.harborline.orders.model.Customer;
import com.harborline.orders.model.OrderState;
import com.harborline.orders.model.Position;
import com.harborline.orders.model.PurchaseOrder;
import com.harborline.orders.repository.CustomerRepository;
import com.harborline.orders.repository.PurchaseOrderRepository;

@Service
@Transactional
public class OrderService {

    private final PurchaseOrderRepository orders;
    private final CustomerRepository customers;
    private final BigDecimal limit;

    public OrderService(PurchaseOrderRepository orders, CustomerRepository customers,
                        @Value("${orders.limit}") BigDecimal limit) {
        this.orders = orders;
        this.customers = customers;
        this.limit = limit;
    }

    /** Opens an order unless the customer's open orders would pass the limit. */
    public PurchaseOrder open(String email, List<Position> positions) {
        Customer customer = customers.findByEmail(email)
                .orElseThrow(() -> new OrderException(HttpStatus.NOT_FOUND, "Unknown customer " + email));
        PurchaseOrder order = new PurchaseOrder(customer);
        order.getPositions().addAll(positions);
        if (orders.openAmount(email).add(order.getTotal()).compareTo(limit) > 0) {
            throw new OrderException(HttpStatus.CONFLICT, "The limit is " + limit);
        }
        return orders.save(order);
    }

    @Secured("ROLE_DISPATCH")
    public PurchaseOrder advance(Long id, OrderState next) {
        PurchaseOrder order = orders.findById(id)
                .orElseThrow(() -> new OrderException(HttpStatus.NOT_FOUND, "Unknown order " + id));
        if (!order.getState().mayBecome(next)) {
            throw new OrderException(HttpStatus.CONFLICT, order.getState() + " may not become " + next);
        }
        order.setState(next);
        return order;
    }

    @Transactional(readOnly = true)
    public List<PurchaseOrder> openOrders(String email) {
        return orders.findByCustomerEmailAndState(email, OrderState.OPEN);
    }
}

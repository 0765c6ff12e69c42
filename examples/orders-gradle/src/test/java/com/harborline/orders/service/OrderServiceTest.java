package com.harborline.orders.service;

import static org.junit.Assert.assertEquals;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyZeroInteractions;
import static org.mockito.Mockito.when;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.Optional;

import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.mockito.Mock;
import org.mockito.junit.MockitoJUnitRunner;

import com.harborline.orders.model.Customer;
import com.harborline.orders.model.OrderState;
import com.harborline.orders.model.Position;
import com.harborline.orders.model.PurchaseOrder;
import com.harborline.orders.repository.CustomerRepository;
import com.harborline.orders.repository.PurchaseOrderRepository;

@RunWith(MockitoJUnitRunner.Silent.class)
public class OrderServiceTest {

    private static final String EMAIL = "ada@example.org";

    @Mock
    private PurchaseOrderRepository orders;

    @Mock
    private CustomerRepository customers;

    private OrderService service;

    @Before
    public void setUp() {
        service = new OrderService(orders, customers, new BigDecimal("500"));
        when(customers.findByEmail(EMAIL)).thenReturn(Optional.of(new Customer("Ada", EMAIL)));
        when(orders.openAmount(EMAIL)).thenReturn(new BigDecimal("450"));
        when(orders.save(any(PurchaseOrder.class))).thenAnswer(call -> call.getArgument(0));
    }

    @Test
    public void ordersUpToTheLimit() {
        PurchaseOrder order = service.open(EMAIL, Collections.singletonList(new Position("buoy", 2, new BigDecimal("25"))));

        verify(orders).save(order);
        assertEquals(new BigDecimal("50"), order.getTotal());
    }

    @Test(expected = OrderException.class)
    public void noOrderPassesTheLimit() {
        service.open(EMAIL, Collections.singletonList(new Position("buoy", 2, new BigDecimal("25.01"))));
    }

    @Test(expected = OrderException.class)
    public void unknownCustomersCannotOrder() {
        try {
            service.open("ben@example.org", Collections.emptyList());
        } finally {
            verifyZeroInteractions(orders);
        }
    }

    @Test
    public void statesFollowTheirOrder() {
        when(orders.findById(1L)).thenReturn(Optional.of(new PurchaseOrder(new Customer("Ada", EMAIL))));

        assertEquals(OrderState.CONFIRMED, service.advance(1L, OrderState.CONFIRMED).getState());
        assertEquals(OrderState.SHIPPED, service.advance(1L, OrderState.SHIPPED).getState());
    }

    @Test(expected = OrderException.class)
    public void openOrdersAreNotShipped() {
        when(orders.findById(1L)).thenReturn(Optional.of(new PurchaseOrder(new Customer("Ada", EMAIL))));

        service.advance(1L, OrderState.SHIPPED);
    }
}

package com.harborline.orders.model;

import static org.junit.Assert.assertEquals;

import java.util.Arrays;
import java.util.EnumSet;

import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameter;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public class OrderStateTest {

    @Parameters(name = "{0} may become {1}")
    public static Iterable<Object[]> states() {
        return Arrays.asList(new Object[][] {
            {OrderState.OPEN, EnumSet.of(OrderState.CONFIRMED, OrderState.CANCELLED)},
            {OrderState.CONFIRMED, EnumSet.of(OrderState.SHIPPED, OrderState.CANCELLED)},
            {OrderState.SHIPPED, EnumSet.noneOf(OrderState.class)},
            {OrderState.CANCELLED, EnumSet.noneOf(OrderState.class)},
        });
    }

    @Parameter
    public OrderState state;

    @Parameter(1)
    public EnumSet<OrderState> next;

    @Test
    public void followsTheRules() {
        for (OrderState candidate : OrderState.values()) {
            assertEquals(candidate.name(), next.contains(candidate), state.mayBecome(candidate));
        }
    }
}

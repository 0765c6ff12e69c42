package com.harborline.orders.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.Assert.assertEquals;

import java.math.BigDecimal;

import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.orm.jpa.DataJpaTest;
import org.springframework.test.context.junit4.SpringRunner;

import com.harborline.orders.model.Customer;
import com.harborline.orders.model.OrderState;
import com.harborline.orders.model.PurchaseOrder;

@RunWith(SpringRunner.class)
@DataJpaTest
public class PurchaseOrderRepositoryTest {

    private static final String EMAIL = "ada@example.org";

    @Autowired
    private PurchaseOrderRepository orders;

    @Autowired
    private CustomerRepository customers;

    private Customer ada;

    @Before
    public void createCustomer() {
        ada = customers.save(new Customer("Ada", EMAIL));
    }

    @Test
    public void nothingOrderedIsNothingOpen() {
        assertThat(orders.openAmount(EMAIL)).isEqualByComparingTo("0");
    }

    @Test
    public void openAmountLeavesOutWhatIsShippedOrCancelled() {
        orders.save(new PurchaseOrder(ada).with("buoy", 3, new BigDecimal("19.50")));
        orders.save(new PurchaseOrder(ada).with("chain", 1, new BigDecimal("100"))).setState(OrderState.CONFIRMED);
        orders.save(new PurchaseOrder(ada).with("anchor", 1, new BigDecimal("250"))).setState(OrderState.SHIPPED);

        assertThat(orders.openAmount(EMAIL)).isEqualByComparingTo("158.50");
        assertEquals(1, orders.findByCustomerEmailAndState(EMAIL, OrderState.OPEN).size());
    }
}

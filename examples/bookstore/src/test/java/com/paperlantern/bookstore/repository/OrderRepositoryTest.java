package com.paperlantern.bookstore.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.Assert.assertEquals;

import java.time.LocalDateTime;

import org.junit.Test;
import org.junit.runner.RunWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.jdbc.AutoConfigureTestDatabase;
import org.springframework.boot.test.autoconfigure.orm.jpa.DataJpaTest;
import org.springframework.test.context.junit4.SpringRunner;

import com.paperlantern.bookstore.domain.Book;
import com.paperlantern.bookstore.domain.CustomerOrder;
import com.paperlantern.bookstore.domain.OrderStatus;

@RunWith(SpringRunner.class)
@DataJpaTest
@AutoConfigureTestDatabase(replace = AutoConfigureTestDatabase.Replace.NONE)
public class OrderRepositoryTest {

    @Autowired
    private OrderRepository orders;

    @Autowired
    private BookRepository books;

    @Autowired
    private ShopSettingRepository settings;

    @Test
    public void listsWhatIsBoughtInNumbers() {
        order("ada", 1L, 1);
        order("ben", 3L, 2);
        order("cleo", 3L, 3);
        order("dora", 2L, 4).setStatus(OrderStatus.CANCELLED);

        assertThat(orders.soldAtOnce(2)).extracting(Book::getTitle).containsExactly("Solaris");
    }

    @Test
    public void countsTheCopiesOfABook() {
        order("ada", 1L, 1);
        order("ben", 1L, 2);

        assertEquals(3, orders.copiesSold(1L));
        assertEquals(0, orders.copiesSold(2L));
    }

    @Test
    public void closesOnlyStaleOrders() {
        Long id = order("ada", 1L, 1).getId();

        assertEquals(0, orders.closeStale(OrderStatus.PLACED, OrderStatus.CANCELLED, LocalDateTime.now().minusDays(1)));
        assertEquals(1, orders.closeStale(OrderStatus.PLACED, OrderStatus.CANCELLED, LocalDateTime.now().plusDays(1)));
        assertEquals(OrderStatus.CANCELLED, orders.findById(id).get().getStatus());
    }

    @Test
    public void readsTheShopsSettings() {
        assertEquals("EUR", settings.findById("currency").get().getValue());
    }

    private CustomerOrder order(String customer, Long book, int quantity) {
        CustomerOrder order = new CustomerOrder(customer);
        order.add(books.findById(book).get(), quantity);
        return orders.saveAndFlush(order);
    }
}

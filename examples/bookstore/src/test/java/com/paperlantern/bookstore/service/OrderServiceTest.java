package com.paperlantern.bookstore.service;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertTrue;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.Optional;

import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.ExpectedException;
import org.junit.runner.RunWith;
import org.mockito.ArgumentCaptor;
import org.mockito.Captor;
import org.mockito.InjectMocks;
import org.mockito.Mock;
import org.mockito.junit.MockitoJUnitRunner;

import com.paperlantern.bookstore.domain.Book;
import com.paperlantern.bookstore.domain.CustomerOrder;
import com.paperlantern.bookstore.domain.ShopSetting;
import com.paperlantern.bookstore.repository.BookRepository;
import com.paperlantern.bookstore.repository.OrderRepository;
import com.paperlantern.bookstore.repository.ShopSettingRepository;

@RunWith(MockitoJUnitRunner.class)
public class OrderServiceTest {

    @Rule
    public ExpectedException thrown = ExpectedException.none();

    @Mock
    private OrderRepository orders;

    @Mock
    private BookRepository books;

    @Mock
    private ShopSettingRepository settings;

    @Captor
    private ArgumentCaptor<CustomerOrder> saved;

    @InjectMocks
    private OrderService service;

    private Book solaris;

    @Before
    public void setUp() {
        solaris = Book.builder().id(3L).title("Solaris").price(new BigDecimal("11.00")).stock(3).build();
    }

    @Test
    public void placingAnOrderTakesTheBooksFromStock() {
        when(books.findById(3L)).thenReturn(Optional.of(solaris));
        when(orders.save(any(CustomerOrder.class))).thenAnswer(call -> call.getArgument(0));

        CustomerOrder order = service.place("ada", Collections.singletonMap(3L, 2));

        verify(orders).save(saved.capture());
        assertSame(order, saved.getValue());
        assertEquals(1, solaris.getStock());
        assertEquals(new BigDecimal("22.00"), order.total());
    }

    @Test
    public void moreThanTheStockIsRefused() {
        when(books.findById(3L)).thenReturn(Optional.of(solaris));
        thrown.expect(OutOfStockException.class);
        thrown.expectMessage("Only 3 copies of Solaris are left");

        service.place("ada", Collections.singletonMap(3L, 4));
    }

    @Test(expected = BookNotFoundException.class)
    public void unknownBooksAreRefused() {
        when(books.findById(9L)).thenReturn(Optional.empty());

        service.place("ada", Collections.singletonMap(9L, 1));
    }

    @Test
    public void anOrderWithoutBooksTouchesNoStock() {
        service.place("ada", Collections.emptyMap());

        verifyNoInteractions(books);
    }

    @Test
    public void shippingIsFreeFromTheSettingOn() {
        when(settings.findById("free-shipping-from")).thenReturn(Optional.of(new ShopSetting("free-shipping-from", "22")));
        CustomerOrder order = new CustomerOrder("ada");
        order.add(solaris, 1);
        assertFalse(service.shipsFree(order));

        order.add(solaris, 1);
        assertTrue(service.shipsFree(order));
    }
}

package com.paperlantern.bookstore.service;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import com.paperlantern.bookstore.domain.Book;
import com.paperlantern.bookstore.domain.CustomerOrder;
import com.paperlantern.bookstore.domain.OrderStatus;
import com.paperlantern.bookstore.domain.ShopSetting;
import com.paperlantern.bookstore.repository.BookRepository;
import com.paperlantern.bookstore.repository.OrderRepository;
import com.paperlantern.bookstore.repository.ShopSettingRepository;

import lombok.RequiredArgsConstructor;

@Service
@RequiredArgsConstructor
public class OrderService {

    static final String FREE_SHIPPING_FROM = "free-shipping-from";

    private final OrderRepository orders;
    private final BookRepository books;
    private final ShopSettingRepository settings;

    /** Places the whole order, or none of it: {@code quantities} maps a book's id to the copies wanted. */
    @Transactional
    public CustomerOrder place(String customer, Map<Long, Integer> quantities) {
        CustomerOrder order = new CustomerOrder(customer);
        quantities.forEach((id, quantity) -> {
            Book book = books.findById(id).orElseThrow(() -> new BookNotFoundException(id));
            if (!book.inStock(quantity)) {
                throw new OutOfStockException(book);
            }
            book.setStock(book.getStock() - quantity);
            order.add(book, quantity);
        });
        return orders.save(order);
    }

    @Transactional(readOnly = true)
    public List<CustomerOrder> of(String customer) {
        List<CustomerOrder> found = orders.findByCustomerOrderByPlacedAtDesc(customer);
        found.forEach(CustomerOrder::total); // loads the lines
        return found;
    }

    public boolean shipsFree(CustomerOrder order) {
        BigDecimal from = settings.findById(FREE_SHIPPING_FROM)
                .map(ShopSetting::getValue)
                .map(BigDecimal::new)
                .orElse(BigDecimal.ZERO);
        return order.total().compareTo(from) >= 0;
    }

    @Transactional
    public int cancelUnpaid(LocalDateTime before) {
        return orders.closeStale(OrderStatus.PLACED, OrderStatus.CANCELLED, before);
    }
}

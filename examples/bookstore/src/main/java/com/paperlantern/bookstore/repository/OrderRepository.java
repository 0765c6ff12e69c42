package com.paperlantern.bookstore.repository;

import java.time.LocalDateTime;
import java.util.List;

import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

import com.paperlantern.bookstore.domain.Book;
import com.paperlantern.bookstore.domain.CustomerOrder;
import com.paperlantern.bookstore.domain.OrderStatus;

public interface OrderRepository extends JpaRepository<CustomerOrder, Long> {

    List<CustomerOrder> findByCustomerOrderByPlacedAtDesc(String customer);

    @Query("select distinct l.book from OrderLine l where l.order.status <> 'CANCELLED' and l.quantity >= ?1")
    List<Book> soldAtOnce(int quantity);

    @Query("select coalesce(sum(l.quantity), 0) from OrderLine l where book_id = ?1")
    long copiesSold(Long bookId);

    @Modifying(clearAutomatically = true)
    @Query("update CustomerOrder o set o.status = ?2 where o.status = ?1 and o.placedAt < ?3")
    int closeStale(OrderStatus from, OrderStatus to, LocalDateTime before);
}

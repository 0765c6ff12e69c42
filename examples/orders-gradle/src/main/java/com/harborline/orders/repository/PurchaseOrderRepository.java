package com.harborline.orders.repository;

import java.math.BigDecimal;
import java.util.List;

import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.query.Param;

import com.harborline.orders.model.OrderState;
import com.harborline.orders.model.PurchaseOrder;

public interface PurchaseOrderRepository extends JpaRepository<PurchaseOrder, Long> {

    List<PurchaseOrder> findByCustomerEmailAndState(String email, OrderState state);

    @Query("select coalesce(sum(p.price * p.quantity), 0) from PurchaseOrder o join o.positions p"
            + " where o.customer.email = :email and o.state in ('OPEN', 'CONFIRMED')")
    BigDecimal openAmount(@Param("email") String email);
}

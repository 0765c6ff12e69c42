package com.acme;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

public interface CustomerRepository extends JpaRepository<Customer, Long> {
    @Query("select c from Customer c where c.code = '7' and c.age = 30 and c.code > 5 and c.age = 'many'")
    List<Customer> values();

    @Query("select c from Customer c, Purchase p where p.customer = c and p.customer.id = c.id and c.code like '3%'")
    List<Customer> joined();

    @Query(value = "select * from customer c where c.code = 7 and c.age like '3%'", nativeQuery = true)
    List<Customer> sql();

    @Query("select c from Customer c where size(c.purchases) > 0 and c.createdAt > ?1 and c.birthday = 'today'")
    List<Customer> days(java.time.LocalDateTime day);
}

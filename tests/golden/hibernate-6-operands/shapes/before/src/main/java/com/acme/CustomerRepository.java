package com.acme;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

public interface CustomerRepository extends JpaRepository<Customer, Long> {
    String YOUNG = "from Customer where age = '3'";

    @Query("select c from Customer c where c.code = 7 or c.code in (8, 9) or c.code <> 0")
    List<Customer> numbersBesideText();

    @Query("select c from Customer c where c.age = '30' or c.rate > '1.5' or c.age between '1' and '9'")
    List<Customer> textBesideNumbers();

    @Query("select c from Customer c where c.createdAt > '2019-01-01' "
            + "and c.birthday between '1999-01-01' and '2001-01-01' and c.updated <= '2020-01-01 12:00:00'")
    List<Customer> days();

    @Query("select c from Customer c where c.age like %?1% and c.birthday not like '2000%'")
    List<Customer> like(String part);

    @Query("select c from Customer c, Purchase p where p.customer = c.id and c.managerId = c.parent")
    List<Customer> identifiers();

    @Query("select c from Customer c where c.id in (select p.customer from Purchase p) and c.purchases.size > 0")
    List<Customer> selected();

    @Query("select c from Customer c where lower(c.age) like :k or length(c.age) = '2' or substring(c.age, 1, 1) = '3'")
    List<Customer> textFunctions(String k);

    @Query("select c from Customer c where year(c.createdAt) = '2020' and function('to_char', c.createdAt, 'MM') = '01'")
    List<Customer> parts();

    @Query("select c from Customer c where nvl(c.code, '') = 'x' and c.level = '0'")
    List<Customer> functions();

    @Modifying
    @Query("update Customer c set c.seen = CURRENT_TIMESTAMP, c.createdAt = CURRENT_TIMESTAMP where c.id = ?1")
    int see(Long id);

    @Query(YOUNG)
    List<Customer> young();

    @Modifying
    @Query("update Customer c set c.code = 1, c.age = '2' where c.id = ?1")
    int change(Long id);
}

package com.acme;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

public interface CustomerRepository extends JpaRepository<Customer, Long> {
    String YOUNG = "from Customer where age = 3";

    @Query("select c from Customer c where c.code = '7' or c.code in ('8', '9') or c.code <> '0'")
    List<Customer> numbersBesideText();

    @Query("select c from Customer c where c.age = 30 or c.rate > 1.5 or c.age between 1 and 9")
    List<Customer> textBesideNumbers();

    @Query("select c from Customer c where c.createdAt > cast('2019-01-01' as LocalDateTime) "
            + "and c.birthday between cast('1999-01-01' as LocalDate) and cast('2001-01-01' as LocalDate) and c.updated <= cast('2020-01-01 12:00:00' as timestamp)")
    List<Customer> days();

    @Query("select c from Customer c where cast(c.age as string) like %?1% and cast(c.birthday as string) not like '2000%'")
    List<Customer> like(String part);

    @Query("select c from Customer c, Purchase p where p.customer.id = c.id and c.managerId = c.parent.id")
    List<Customer> identifiers();

    @Query("select c from Customer c where c.id in (select p.customer.id from Purchase p) and size(c.purchases) > 0")
    List<Customer> selected();

    @Query("select c from Customer c where lower(cast(c.age as string)) like :k or length(cast(c.age as string)) = 2 or substring(cast(c.age as string), 1, 1) = '3'")
    List<Customer> textFunctions(String k);

    @Query("select c from Customer c where year(c.createdAt) = 2020 and cast(function('to_char', c.createdAt, 'MM') as string) = '01'")
    List<Customer> parts();

    @Query("select c from Customer c where cast(nvl(c.code, '') as string) = 'x' and c.level = 0")
    List<Customer> functions();

    @Modifying
    @Query("update Customer c set c.seen = instant, c.createdAt = CURRENT_TIMESTAMP where c.id = ?1")
    int see(Long id);

    @Query(YOUNG)
    List<Customer> young();

    @Modifying
    @Query("update Customer c set c.code = '1', c.age = 2 where c.id = ?1")
    int change(Long id);
}

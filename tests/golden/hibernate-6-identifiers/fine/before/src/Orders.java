package shop;

import java.util.List;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.ManyToOne;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

@Entity
class Customer {
    @Id Long id;
    String name;
    @ManyToOne Customer parent;
}

@Entity(name = "Purchase")
class Order {
    @Id Long id;
    String note;
    @ManyToOne Customer customer;
    @ManyToOne Customer payer;
}

interface Orders extends JpaRepository<Order, Long> {
    @Query("select o from Purchase o where o.customer.id in (select c.id from Customer c where c.name = ?1)")
    List<Order> a(String name);

    @Query("select o from Purchase o where o.id not in (select distinct x.id from Purchase x)")
    List<Order> b();

    @Query("select o from Purchase o where o.customer in (select c from Customer c)")
    List<Order> c();

    @Query("select o from Purchase o where o.payer = o.customer and o.payer.id <> o.customer.parent.id or o.note = c.name and o.id = c.name")
    List<Order> d();

    @Query("select o from Purchase o, Customer c where o.customer = c")
    List<Order> e();
}

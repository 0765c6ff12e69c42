package shop;

import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.ManyToOne;
import org.springframework.data.jpa.repository.Query;

@Entity
class Customer {
    @Id Long id;
    String name;
    @ManyToOne Customer parent;
}

interface Customers {
    @Query("select c from Customer c group by c.id, c.name having count(c) > 1 order by c.name asc, c.id desc")
    Object sorted();
}

package shop;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.LocalDate;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

@Entity
class Order {

    @Id
    private Long id;

    @Column(name = "date")
    private LocalDate madeOn;

    private String buyer;
}

interface Orders extends JpaRepository<Order, Long> {

    @Query("SELECT o FROM Order o"
        + " WHERE o.buyer = :buyer ORDER BY date desc")
    List<Order> latest(String buyer);

    @Query("select o from Order o order by buyer, o.madeOn")
    List<Order> byBuyer();

    @Query("select o.madeOn as date from Order o order by date")
    List<LocalDate> dates();
}

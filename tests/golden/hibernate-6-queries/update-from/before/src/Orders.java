package shop;

import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

interface Orders extends JpaRepository<Order, Long> {
    @Modifying
    @Query("update from Order o " +
            "set o.state = :state where o.id = :id")
    int move(long id, String state);

    @Modifying
    @Query(value = "UPDATE from orders SET state = 1", nativeQuery = true)
    int all();
}

package shop;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.ZonedDateTime;

@Entity
public class Order {
    private Long id;
    private ZonedDateTime placed;

    @Id
    public Long getId() {
        return id;
    }
}

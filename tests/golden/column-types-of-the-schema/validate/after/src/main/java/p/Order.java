package p;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

@Entity
@Table(name = "orders")
class Order {
    @Id
    private Long id;

    private Instant createdAt;
}

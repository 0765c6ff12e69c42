package shop;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Transient;
import java.time.Instant;
import java.time.LocalDateTime;

@Entity
public class Order {
    @Id
    private Long id;
    private LocalDateTime placed;
    @Transient
    private Instant now;
}

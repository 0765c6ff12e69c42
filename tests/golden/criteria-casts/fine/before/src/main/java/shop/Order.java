package shop;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.LocalDateTime;
import java.util.Date;

@Entity
public class Order {
    @Id
    private Long id;
    private String code;
    private LocalDateTime placedAt;
    private Date changed;
    private int amount;
}

package shop;

import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.OffsetDateTime;
import java.util.List;

@Entity
public class Order extends Audited {
    @Id
    private Long id;

    @ElementCollection
    private List<OffsetDateTime> calls;
}

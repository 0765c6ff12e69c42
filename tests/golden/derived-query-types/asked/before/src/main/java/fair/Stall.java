package fair;

import jakarta.persistence.Entity;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import java.time.LocalDate;
import java.util.UUID;

@Entity
public class Stall {

    @Id
    private UUID id;
    private int row;
    private String code;
    private LocalDate opened;
    @Enumerated
    private Kind kind;
    @ManyToOne
    private Shop shop;
}

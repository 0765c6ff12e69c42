package clinic;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;

@Entity
public class Appointment {
    @Id
    private Long id;

    @ManyToOne
    @JoinColumn(name = "vet_no")
    private Vet vet;
}

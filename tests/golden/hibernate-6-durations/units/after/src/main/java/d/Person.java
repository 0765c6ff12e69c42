package d;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

@Entity
public class Person {
    @Id
    private Long id;
    private LocalDate born;
    private Instant seen;
    private boolean active;
    @ManyToOne
    private Person parent;
    @OneToMany(mappedBy = "owner")
    private List<Pet> pets;

    @OneToMany(targetEntity = Pet.class)
    private Map<String, Pet> byName;
}

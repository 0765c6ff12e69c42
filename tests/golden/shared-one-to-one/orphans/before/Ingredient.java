package shop;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.OneToOne;

@Entity
public class Ingredient {
    @Id
    private Long id;

    @OneToOne(orphanRemoval = true)
    private UnitOfMeasure uom;

    @OneToOne
    private Notes notes;
}

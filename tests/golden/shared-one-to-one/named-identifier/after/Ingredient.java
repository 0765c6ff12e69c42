package shop;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToOne;

@Entity
public class Ingredient {
    @Id
    private Long id;

    @ManyToOne(fetch = FetchType.EAGER)
    private UnitOfMeasure uom;

    @OneToOne
    private Notes notes;
}

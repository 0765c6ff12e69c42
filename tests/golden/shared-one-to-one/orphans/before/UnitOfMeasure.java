package shop;

import jakarta.persistence.Entity;
import jakarta.persistence.OneToOne;

@Entity
public class UnitOfMeasure {
    @OneToOne(mappedBy = "uom")
    private Ingredient ingredient;
}

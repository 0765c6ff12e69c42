package shop;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;

@Entity
public class UnitOfMeasure {
    @Id
    @Column(name = "UNITID")
    private Integer id;
}

package shop;

import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import java.io.Serializable;

@Entity
@Embeddable
public class Item implements Serializable {
    @Id
    private Long id;

    @ManyToOne
    private Item replaces;
}

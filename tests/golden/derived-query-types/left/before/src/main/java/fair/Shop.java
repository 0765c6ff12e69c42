package fair;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

@Entity
public class Shop {

    @Id
    private Long id;
    private String postcode;
}

package attic;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

@Entity
public class Box {

    @Id
    private Long id;
}

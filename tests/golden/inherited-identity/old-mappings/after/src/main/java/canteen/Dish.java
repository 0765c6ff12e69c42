package canteen;

import jakarta.persistence.Entity;
import org.springframework.data.jpa.domain.AbstractPersistable;

@Entity
public class Dish extends AbstractPersistable<Integer> {

    private String name;
}

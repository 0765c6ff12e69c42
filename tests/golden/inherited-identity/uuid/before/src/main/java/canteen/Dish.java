package canteen;

import jakarta.persistence.Entity;
import java.util.UUID;
import org.springframework.data.jpa.domain.AbstractPersistable;

@Entity
public class Dish extends AbstractPersistable<UUID> {

    private String name;
}

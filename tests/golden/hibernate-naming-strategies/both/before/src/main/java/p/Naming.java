package p;

import org.hibernate.boot.model.naming.Identifier;
import org.springframework.boot.orm.jpa.hibernate.SpringPhysicalNamingStrategy;

public class Naming extends SpringPhysicalNamingStrategy {
    Identifier id;
}

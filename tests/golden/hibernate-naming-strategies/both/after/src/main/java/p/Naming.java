package p;

import org.hibernate.boot.model.naming.CamelCaseToUnderscoresNamingStrategy;
import org.hibernate.boot.model.naming.Identifier;

public class Naming extends CamelCaseToUnderscoresNamingStrategy {
    Identifier id;
}

package p;

import io.hypersistence.utils.hibernate.type.json.JsonStringType;
import java.util.Map;
import javax.persistence.Entity;
import org.hibernate.annotations.Type;
import org.hibernate.annotations.TypeRegistration;

@Entity
@TypeRegistration(basicClass = Money.class, userType = MoneyType.class)
@TypeRegistration(basicClass = Names.class, userType = NamesType.class)
public class Item {

    @Type(JsonStringType.class)
    private Map<String, String> values;

    @Type(NamesType.class)
    private Names names;

    private Money price;
}

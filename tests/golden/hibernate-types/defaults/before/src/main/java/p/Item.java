package p;

import com.vladmihalcea.hibernate.type.json.JsonStringType;
import java.util.Map;
import javax.persistence.Entity;
import org.hibernate.annotations.Type;
import org.hibernate.annotations.TypeDef;
import org.hibernate.annotations.TypeDefs;

@Entity
@TypeDefs({
    @TypeDef(name = "json", typeClass = JsonStringType.class),
    @TypeDef(defaultForType = Money.class, typeClass = MoneyType.class),
    @TypeDef(name = "names", typeClass = NamesType.class, defaultForType = Names.class)
})
public class Item {

    @Type(type = "json")
    private Map<String, String> values;

    @Type(type = "names")
    private Names names;

    private Money price;
}

package shop;

import javax.persistence.Entity;
import org.hibernate.annotations.Filter;
import org.hibernate.annotations.FilterDef;
import org.hibernate.annotations.ParamDef;

@Entity
@FilterDef(name = "owned", parameters = {
    @ParamDef(name = "owner", type = "string"),
    @ParamDef(name = "shop", type = "java.util.UUID"),
    @ParamDef(name = "level", type = "org.hibernate.type.LongType"),
    @ParamDef(name = "own", type = "shop.ColourType")
})
@Filter(name = "owned", condition = "owner = :owner")
public class Note {
}

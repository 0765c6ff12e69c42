package shop;

import java.util.UUID;
import javax.persistence.Entity;
import org.hibernate.annotations.Filter;
import org.hibernate.annotations.FilterDef;
import org.hibernate.annotations.ParamDef;

@Entity
@FilterDef(name = "owned", parameters = {
    @ParamDef(name = "owner", type = String.class),
    @ParamDef(name = "shop", type = UUID.class),
    @ParamDef(name = "level", type = Long.class),
    @ParamDef(name = "own", type = "shop.ColourType")
})
@Filter(name = "owned", condition = "owner = :owner")
public class Note {
}

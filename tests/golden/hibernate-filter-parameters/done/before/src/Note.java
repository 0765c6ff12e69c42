package shop;

import org.hibernate.annotations.FilterDef;
import org.hibernate.annotations.ParamDef;

@FilterDef(name = "owned", parameters = @ParamDef(name = "owner", type = String.class))
public class Note {
}

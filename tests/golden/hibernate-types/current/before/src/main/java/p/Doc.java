package p;

import io.hypersistence.utils.hibernate.type.json.JsonType;
import org.hibernate.annotations.Type;

class Doc {
    @Type(JsonType.class)
    Object body;
}

package p;

import io.hypersistence.utils.hibernate.type.json.JsonBinaryType;
import org.hibernate.annotations.Type;

class Other {
    @Column(name = "b") @Type(JsonBinaryType.class)
    Object b;
    UUID u;
}

package p;

import org.hibernate.annotations.Type;

class Other {
    @Column(name = "b") @Type(type = "jsonb")
    Object b;
    @Type(type = "pg-uuid") UUID u;
}

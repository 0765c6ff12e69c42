package shop;

import org.hibernate.query.NativeQuery;
import org.hibernate.type.LongType;
import org.hibernate.type.StringType;

class Scalars {
    void scalars(NativeQuery<?> query) {
        query.addScalar("id", new LongType()).addScalar("name", StringType.INSTANCE);
        query.addScalar("total", new org.hibernate.type.BigDecimalType());
        query.addScalar("kind", new OwnType());
    }
}

package shop;

import org.hibernate.query.NativeQuery;
import org.hibernate.type.StandardBasicTypes;

class Scalars {
    void scalars(NativeQuery<?> query) {
        query.addScalar("id", StandardBasicTypes.LONG).addScalar("name", StandardBasicTypes.STRING);
        query.addScalar("total", StandardBasicTypes.BIG_DECIMAL);
        query.addScalar("kind", new OwnType());
    }
}

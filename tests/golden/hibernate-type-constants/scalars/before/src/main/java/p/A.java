package p;

import org.hibernate.type.LongType;
import org.hibernate.type.StringType;

class A {
    Object a = query.addScalar("id", LongType.INSTANCE).addScalar("n", StringType.INSTANCE);
}

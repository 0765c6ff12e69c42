package p;

import org.hibernate.type.StandardBasicTypes;

class A {
    Object a = query.addScalar("id", StandardBasicTypes.LONG).addScalar("n", StandardBasicTypes.STRING);
}

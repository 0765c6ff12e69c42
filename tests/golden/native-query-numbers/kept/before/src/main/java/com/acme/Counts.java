package com.acme;

import jakarta.persistence.EntityManager;
import java.math.BigInteger;

class Counts {
    private EntityManager em;

    BigInteger next() {
        BigInteger count = (BigInteger) em.createNativeQuery("select count(*) from t").getSingleResult();
        return count.add(BigInteger.ONE);
    }

    long added(Object value) {
        return ((BigInteger) value).add(BigInteger.TEN).longValue();
    }
}

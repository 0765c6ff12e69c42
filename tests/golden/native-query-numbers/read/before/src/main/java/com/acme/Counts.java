package com.acme;

import jakarta.persistence.EntityManager;
import java.math.BigInteger;
import java.util.List;

class Counts {
    private EntityManager em;

    long all() {
        return ((BigInteger) em.createNativeQuery("select count(*) from t").getSingleResult()).longValue();
    }

    int first(List<Object[]> rows) {
        Object[] row = rows.get(0);
        return ((java.math.BigInteger) row[0])
                .intValue();
    }

    String variable() {
        BigInteger count = (BigInteger) em.createNativeQuery("select count(*) from t").getSingleResult();
        if (count.longValue() > 0) {
            return count.toString();
        }
        return "";
    }

    long streamed(List<Object> ids) {
        return ids.stream().mapToLong(id -> ((BigInteger) id).longValue()).sum();
    }
}

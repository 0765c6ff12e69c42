package shop;

import java.io.Serializable;

class Own {

    void entityChanged(Class<?> entityClass, String entityName, Serializable entityId, String type, Object revision) {
        System.out.println(entityId);
    }
}

package shop;

import java.io.Serializable;
import org.hibernate.envers.EntityTrackingRevisionListener;
import org.hibernate.envers.RevisionType;

class Tracking implements EntityTrackingRevisionListener {

    @Override
    public void newRevision(Object revision) {
    }

    @Override
    public void entityChanged(Class entityClass, String entityName, Serializable entityId, RevisionType type,
            Object revision) {
        Long number = (Long) entityId;
        Serializable kept = entityId;
        note(entityName, entityId);
        System.out.println(String.valueOf(entityId) + number + kept + entityId.hashCode());
    }

    private void note(String name, Serializable id) {
        System.out.println(name + id);
    }
}

class Printing implements EntityTrackingRevisionListener {

    @Override
    public void newRevision(Object revision) {
    }

    @Override
    public void entityChanged(
            Class entityClass, String entityName, java.io.Serializable entityId, RevisionType type, Object revision) {
    }
}

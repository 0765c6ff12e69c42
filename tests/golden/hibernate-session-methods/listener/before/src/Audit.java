package shop;

import org.hibernate.event.spi.PostInsertEvent;
import org.hibernate.event.spi.PostInsertEventListener;
import org.hibernate.persister.entity.EntityPersister;

class Audit implements PostInsertEventListener {
    @Override
    public void onPostInsert(PostInsertEvent event) {}

    @Override
    public boolean requiresPostCommitHanding(EntityPersister persister) {
        return true;
    }
}

class Both implements PostInsertEventListener {
    @Override
    public void onPostInsert(PostInsertEvent event) {}

    @Override
    public boolean requiresPostCommitHanding(EntityPersister persister) {
        return requiresPostCommitHandling(persister);
    }

    @Override
    public boolean requiresPostCommitHandling(EntityPersister persister) {
        return true;
    }
}

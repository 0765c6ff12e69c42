package shop.model;

import org.hibernate.StaleObjectStateException;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.spi.BootstrapContext;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.event.internal.DefaultMergeEventListener;
import org.hibernate.event.service.spi.EventListenerRegistry;
import org.hibernate.event.spi.EventType;
import org.hibernate.event.spi.MergeContext;
import org.hibernate.event.spi.MergeEvent;
import org.hibernate.integrator.spi.Integrator;
import org.hibernate.service.spi.SessionFactoryServiceRegistry;

/**
 * Merges an entity that has an id and no row by inserting it. Hibernate did so before 6.6, which takes such a row for
 * deleted by somebody else. Hibernate finds this class through META-INF/services.
 */
public class InsertOnMergeIntegrator implements Integrator {
    @Override
    public void integrate(Metadata metadata, BootstrapContext context, SessionFactoryImplementor sessionFactory) {
        sessionFactory.getServiceRegistry().getService(EventListenerRegistry.class)
                .setListeners(EventType.MERGE, new InsertOnMerge());
    }

    @Override
    public void disintegrate(SessionFactoryImplementor sessionFactory, SessionFactoryServiceRegistry registry) {
        // the listener goes with the session factory
    }

    private static class InsertOnMerge extends DefaultMergeEventListener {
        @Override
        protected void entityIsDetached(MergeEvent event, Object copiedId, Object originalId, MergeContext copies) {
            try {
                super.entityIsDetached(event, copiedId, originalId, copies);
            } catch (StaleObjectStateException e) {
                if (event.getSession().get(e.getEntityName(), e.getIdentifier()) != null) {
                    throw e;
                }
                entityIsTransient(event, e.getIdentifier(), copies);
            }
        }
    }
}

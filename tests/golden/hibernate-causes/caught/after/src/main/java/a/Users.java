package a;

import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import org.hibernate.exception.ConstraintViolationException;

class Users {

    private final EntityManager manager;

    Users(EntityManager manager) {
        this.manager = manager;
    }

    void save(Object user) {
        try {
            manager.persist(user);
            manager.flush();
        } catch (PersistenceException e) {
            if (e.getCause() != null && e instanceof ConstraintViolationException) {
                throw new IllegalStateException(((ConstraintViolationException) e).getConstraintName(), e);
            }
            throw e;
        }
    }

    void walk(Object user) {
        try {
            manager.persist(user);
        } catch (final PersistenceException ex) {
            Throwable cause = ex;
            while (cause != null && !(cause instanceof ConstraintViolationException)) {
                cause = cause.getCause();
            }
            if (cause == null) {
                throw ex;
            }
        }
    }
}

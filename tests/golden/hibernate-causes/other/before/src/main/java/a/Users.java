package a;

import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import org.hibernate.exception.ConstraintViolationException;
import org.springframework.dao.DataIntegrityViolationException;

class Users {

    void save(EntityManager manager, Object user) {
        try {
            manager.persist(user);
        } catch (DataIntegrityViolationException e) {
            if (e.getCause() instanceof ConstraintViolationException) {
                throw new IllegalStateException(e);
            }
        } catch (PersistenceException e) {
            if (e.getCause() instanceof SQLException) {
                throw new IllegalStateException(e.getCause());
            }
        }
    }
}

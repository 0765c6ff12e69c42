package shop;

import java.io.Serializable;
import org.hibernate.Session;

class Dao {
    java.io.Serializable save(Session session, Object entity) {
        return (Serializable) session.save(entity);
    }
}

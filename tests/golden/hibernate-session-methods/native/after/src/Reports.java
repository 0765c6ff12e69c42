package shop;

import java.sql.PreparedStatement;
import java.util.List;
import javax.persistence.EntityManager;
import org.hibernate.*;
import org.hibernate.query.NativeQuery;
import org.hibernate.type.StandardBasicTypes;

class Reports {
    List<?> rows(Session session, String name) {
        NativeQuery query = session.createNativeQuery("select * from book where name = :name");
        query.setParameter("name", name, StandardBasicTypes.STRING).setParameter("old", true).setParameter("kind", "a");
        return query.addEntity(Book.class).list();
    }

    List<?> unwrapped(EntityManager em) {
        return em.createNativeQuery("select 1").unwrap(NativeQuery.class).list();
    }

    List<?> fromZero(Session session, String name) {
        return session.createNativeQuery("select * from book where name = ?").setString(0, name).list();
    }

    void jdbc(PreparedStatement statement, String name) throws Exception {
        statement.setString(1, name);
        statement.setLong(2, 4);
    }
}

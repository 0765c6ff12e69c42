package shop;

import java.sql.PreparedStatement;
import java.util.List;
import javax.persistence.EntityManager;
import org.hibernate.*;

class Reports {
    List<?> rows(Session session, String name) {
        SQLQuery query = session.createSQLQuery("select * from book where name = :name");
        query.setString("name", name).setBoolean("old", true).setString("kind", "a");
        return query.addEntity(Book.class).list();
    }

    List<?> unwrapped(EntityManager em) {
        return em.createNativeQuery("select 1").unwrap(SQLQuery.class).list();
    }

    List<?> fromZero(Session session, String name) {
        return session.createSQLQuery("select * from book where name = ?").setString(0, name).list();
    }

    void jdbc(PreparedStatement statement, String name) throws Exception {
        statement.setString(1, name);
        statement.setLong(2, 4);
    }
}

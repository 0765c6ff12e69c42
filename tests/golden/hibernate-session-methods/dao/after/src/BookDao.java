package shop;

import jakarta.persistence.TemporalType;
import java.util.Date;
import java.util.List;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.query.Query;

class BookDao {
    private SessionFactory sessionFactory;

    List<?> byTitle(String title, Date from, long price) {
        Query query = sessionFactory.getCurrentSession().createQuery("from Book where title = :title and since >= :from");
        query.setParameter("title", title);
        query.setParameter("from", from, TemporalType.DATE);
        return query.list();
    }

    int close(Session session, Integer id, Date at) {
        return session.createQuery("update Book set closed = :at where id = :id")
                .setParameter("at", at, TemporalType.TIMESTAMP)
                .setParameter("id", id)
                .executeUpdate();
    }

    Object named(Session session, Book book) {
        var query = session.getNamedQuery("Book.like");
        query.setParameter("book", book);
        query.setParameterList("ids", List.of(1, 2));
        return query.setParameter(1, 5L).uniqueResult();
    }
}

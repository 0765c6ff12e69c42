package shop;

import java.util.Date;
import java.util.List;
import org.hibernate.Query;
import org.hibernate.Session;
import org.hibernate.SessionFactory;

class BookDao {
    private SessionFactory sessionFactory;

    List<?> byTitle(String title, Date from, long price) {
        Query query = sessionFactory.getCurrentSession().createQuery("from Book where title = :title and since >= :from");
        query.setString("title", title);
        query.setDate("from", from);
        return query.list();
    }

    int close(Session session, Integer id, Date at) {
        return session.createQuery("update Book set closed = :at where id = :id")
                .setTimestamp("at", at)
                .setInteger("id", id)
                .executeUpdate();
    }

    Object named(Session session, Book book) {
        var query = session.getNamedQuery("Book.like");
        query.setEntity("book", book);
        query.setParameterList("ids", List.of(1, 2));
        return query.setLong(1, 5L).uniqueResult();
    }
}

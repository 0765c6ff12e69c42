package shop;

import java.util.Iterator;
import org.hibernate.Session;

public class Notes {
    private Session session;

    public Iterator<Note> all() {
        return session.createQuery("from Note").iterate();
    }
}

package shop;

import javax.persistence.EntityManager;
import javax.persistence.criteria.CriteriaBuilder;
import javax.persistence.criteria.CriteriaQuery;
import javax.persistence.criteria.Root;

public class Notes {
    private EntityManager em;

    public long anew(String text) {
        CriteriaBuilder cb = em.getCriteriaBuilder();
        CriteriaQuery<Note> query = cb.createQuery(Note.class);
        Root<Note> root = query.from(Note.class);
        query.where(cb.like(root.get("text"), text));
        CriteriaQuery<Long> count = cb.createQuery(Long.class);
        Root<Note> countRoot = count.from(Note.class);
        count.select(cb.count(countRoot)).where(cb.like(countRoot.get("text"), text));
        return em.createQuery(count).getSingleResult();
    }

    public long joined(String text) {
        CriteriaBuilder cb = em.getCriteriaBuilder();
        CriteriaQuery<Note> query = cb.createQuery(Note.class);
        Root<Note> root = query.from(Note.class);
        query.where(cb.like(root.join("owner").get("name"), text));
        CriteriaQuery<Long> count = cb.createQuery(Long.class);
        count.select(cb.count(count.from(Note.class))).where(query.getRestriction());
        return em.createQuery(count).getSingleResult();
    }
}

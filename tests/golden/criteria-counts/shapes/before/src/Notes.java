package shop;

import java.util.ArrayList;
import java.util.List;
import javax.persistence.EntityManager;
import javax.persistence.criteria.CriteriaBuilder;
import javax.persistence.criteria.CriteriaQuery;
import javax.persistence.criteria.Predicate;
import javax.persistence.criteria.Root;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageImpl;
import org.springframework.data.domain.Pageable;

public class Notes {
    private EntityManager em;

    public Page<Note> named(String text, Pageable page) {
        CriteriaBuilder cb = em.getCriteriaBuilder();
        CriteriaQuery<Note> query = cb.createQuery(Note.class);
        Root<Note> root = query.from(Note.class);
        List<Predicate> predicates = new ArrayList<>();
        predicates.add(cb.like(root.get("text"), text));
        query.select(root).where(predicates.toArray(new Predicate[0])).orderBy(cb.asc(root.get("id")));

        CriteriaQuery<Long> count = cb.createQuery(Long.class);
        Root<Note> countRoot = count.from(Note.class);
        count.select(cb.count(countRoot)).where(predicates.toArray(new Predicate[0]));
        Long total = em.createQuery(count).getSingleResult();
        return new PageImpl<>(em.createQuery(query).getResultList(), page, total);
    }

    public long restricted(String text) {
        CriteriaBuilder cb = em.getCriteriaBuilder();
        CriteriaQuery<Note> query = cb.createQuery(Note.class);
        query.where(cb.like(query.from(Note.class).get("text"), text));
        CriteriaQuery<Long> count = cb.createQuery(Long.class);
        count.select(cb.count(count.from(Note.class)));
        count.where(query.getRestriction());
        return em.createQuery(count).getSingleResult();
    }
}

package shop;

import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.ManyToOne;
import javax.persistence.criteria.CriteriaBuilder;
import javax.persistence.criteria.Predicate;
import javax.persistence.criteria.Root;
import org.springframework.data.jpa.domain.Specification;

@Entity
class Owner {
    @Id long id;
}

@Entity
class Note {
    @Id Long id;
    @ManyToOne Owner owner;
    Long size;
}

class Notes {
    static Specification<Note> of(Owner ownerId) {
        return (root, query, cb) -> cb.equal(root.get("owner"), ownerId);
    }

    Predicate other(Root<Note> root, CriteriaBuilder cb, Integer ownerId) {
        return cb.and(cb.notEqual(root.get("owner"), ownerId), cb.equal(root.get("size"), ownerId));
    }
}

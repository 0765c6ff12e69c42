package p;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;

@Entity
class B {
    @Id
    @GeneratedValue
    Long id;
}

package p;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;

@Entity
class A {
    @Id
    @GeneratedValue(strategy = GenerationType.AUTO)
    Long id;
}

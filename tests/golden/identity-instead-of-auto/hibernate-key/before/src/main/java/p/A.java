package p;

import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;

class A {
    @GeneratedValue(strategy = GenerationType.AUTO) Long id;
}

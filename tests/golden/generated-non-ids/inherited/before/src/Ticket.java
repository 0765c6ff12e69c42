package shop;

import jakarta.persistence.GeneratedValue;
import jakarta.persistence.MappedSuperclass;

@MappedSuperclass
abstract class Numbered {

    @GeneratedValue
    protected Long number;
}

package shop;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

@Entity
class Order {
    @Id
    Long id;

    String state;
}

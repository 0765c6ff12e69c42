package shop;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

@Entity
class User {
    @Id
    Long id;
}

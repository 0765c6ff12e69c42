package shop;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

@Entity
class Client {
    @Id
    Integer number;
}

package shop;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;

@Entity
class Token {
    @Id
    Long id;
    @ManyToOne
    @JoinColumn(name = "user_id")
    User user;
    boolean available;
}

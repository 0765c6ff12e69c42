package shop;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import org.springframework.data.jpa.repository.JpaRepository;

@Entity
class User {
    @Id
    private Long id;
}

@Entity
class Item {
    @Id
    private Long id;

    @ManyToOne
    private User owner;
}

@Entity
class Booking {
    @Id
    private Long id;

    @ManyToOne
    private Item item;

    @ManyToOne
    private User booker;
}

interface Users extends JpaRepository<User, Long> {}

interface Items extends JpaRepository<Item, Long> {}

interface Bookings extends JpaRepository<Booking, Long> {}

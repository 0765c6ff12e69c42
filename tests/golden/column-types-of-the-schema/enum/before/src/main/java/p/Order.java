package p;

import jakarta.persistence.Entity;
import jakarta.persistence.Enumerated;
import jakarta.persistence.EnumType;
import jakarta.persistence.Table;

@Entity
@Table(name = "orders")
class Order {
    @Enumerated(EnumType.STRING)
    private Status status;
}

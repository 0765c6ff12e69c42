package p;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

@Entity
@Table(name = "orders")
class Order {
    @Id
    private Long id;

    @JdbcTypeCode(SqlTypes.TIMESTAMP)
    private Instant createdAt;
}

package shop;

import jakarta.persistence.*;
import java.math.BigDecimal;
import java.time.*;
import java.util.UUID;

@Entity
public class Visit {
    @Id
    private Long id;
    private String note;
    private BigDecimal price;
    private LocalDateTime startedAt;
    private LocalTime opens;
    private Instant seen;
    private UUID token;
    private Boolean done;
    private Kind kind;
    @Embedded
    private Span span;
    @ManyToOne
    private Shop shop;
    @ManyToOne
    private Country country;

    public enum Kind { FIRST, AGAIN }
}

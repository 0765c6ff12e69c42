package shop;

import jakarta.persistence.Embeddable;
import java.time.LocalDate;

@Embeddable
public class Span {
    private LocalDate until;
}

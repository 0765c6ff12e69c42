package shop;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Transient;
import java.util.List;

@Entity
public class Book {
    @Id
    private Long id;

    @Transient
    private List<Book> book;
}

package shop;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import java.util.List;

@Entity
public class Book {
    @Id
    private Long id;

    @OneToMany(mappedBy = "book", fetch = FetchType.LAZY)
    private List<Book> book;
}

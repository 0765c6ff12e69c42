package shop;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import java.util.List;

@Entity
public class Book {
    @Id
    private Long id;

    @ManyToOne
    private Book series;

    @OneToMany(mappedBy = "series")
    private List<Book> volumes;
}

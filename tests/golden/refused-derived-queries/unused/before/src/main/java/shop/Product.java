package shop;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToMany;
import java.util.List;

@Entity
public class Product {
    @Id
    private Integer id;

    private String name;

    @ManyToMany
    private List<Category> categories;
}

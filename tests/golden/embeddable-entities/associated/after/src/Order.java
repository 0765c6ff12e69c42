package shop;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import java.util.List;

@Entity
public class Order {
    @Id
    private Long id;

    private List<Item> items;

    @OneToMany
    public List<Item> getItems() {
        return items;
    }
}

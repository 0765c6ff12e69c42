package shop;

import java.util.List;
import org.springframework.data.repository.CrudRepository;

public interface ProductRepository extends CrudRepository<Product, Integer> {
    public List<Product> findByCategories(String category);

    List<Product> findByName(String name);
}

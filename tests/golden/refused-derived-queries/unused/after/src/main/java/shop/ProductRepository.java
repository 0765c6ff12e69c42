package shop;

import java.util.List;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.data.repository.CrudRepository;

public interface ProductRepository extends CrudRepository<Product, Integer> {
    public default List<Product> findByCategories(String category) {
        throw new InvalidDataAccessApiUsageException("findByCategories compares Category with String");
    }

    List<Product> findByName(String name);
}

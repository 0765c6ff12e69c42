package a;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.stereotype.Repository;

@Repository
public interface Authors extends JpaRepository<Author, Long> {

    List<Author> findByName(String name);
}

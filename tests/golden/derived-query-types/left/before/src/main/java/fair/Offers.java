package fair;

import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

public interface Offers extends JpaRepository<Stall, UUID> {

    List<Stall> findByRow(String row);

    List<Stall> findById(String id);
}

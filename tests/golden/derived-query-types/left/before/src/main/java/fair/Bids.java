package fair;

import java.util.List;
import org.springframework.data.repository.Repository;

public interface Bids extends Repository<Stall, Long> {

    List<Stall> findById(String id);
}

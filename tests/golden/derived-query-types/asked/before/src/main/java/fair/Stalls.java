package fair;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.lang.NonNull;

public interface Stalls extends JpaRepository<Stall, UUID> {

    /** Those of one shop. */
    List<Stall> findByShop_IdEqualsAndKindEquals(@NonNull String shopId, @NonNull Kind kind);

    Page<Stall> findAllByShopOrderByCodeDesc(Long shop, Pageable page);

    List<Stall> findByShopPostcode(int postcode);

    Optional<Stall> findFirstByCodeIgnoreCaseAndRowBetween(Long code, String low, String high);

    boolean existsByIdAndShopNot(String id, String shop);
}

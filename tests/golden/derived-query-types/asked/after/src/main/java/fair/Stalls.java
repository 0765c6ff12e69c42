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
    List<Stall> findByShop_IdEqualsAndKindEquals(@NonNull Long shopId, @NonNull Kind kind);

    default List<Stall> findByShop_IdEqualsAndKindEquals(@NonNull String shopId, @NonNull Kind kind) {
        return findByShop_IdEqualsAndKindEquals(shopId == null ? null : Long.valueOf(shopId), kind);
    }

    Page<Stall> findAllByShopIdOrderByCodeDesc(Long shop, Pageable page);

    default Page<Stall> findAllByShopOrderByCodeDesc(Long shop, Pageable page) {
        return findAllByShopIdOrderByCodeDesc(shop, page);
    }

    List<Stall> findByShopPostcode(String postcode);

    default List<Stall> findByShopPostcode(int postcode) {
        return findByShopPostcode(String.valueOf(postcode));
    }

    Optional<Stall> findFirstByCodeIgnoreCaseAndRowBetween(String code, Integer low, Integer high);

    default Optional<Stall> findFirstByCodeIgnoreCaseAndRowBetween(Long code, String low, String high) {
        return findFirstByCodeIgnoreCaseAndRowBetween(
                code == null ? null : String.valueOf(code),
                low == null ? null : Integer.valueOf(low),
                high == null ? null : Integer.valueOf(high));
    }

    boolean existsByIdAndShopIdNot(UUID id, Long shop);

    default boolean existsByIdAndShopNot(String id, String shop) {
        return existsByIdAndShopIdNot(
                id == null ? null : UUID.fromString(id),
                shop == null ? null : Long.valueOf(shop));
    }
}
